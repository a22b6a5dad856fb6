import { beijingTime } from '@haojiao/kernel';
import type { Paper } from '@haojiao/infrastructure/paper';
import type { WholeLeaderboard } from './read-leaderboards';

/** A published ranking as a sheet, with what is ours marked. */
export function leaderboardPaper({ board, entries, correctedById }: WholeLeaderboard): Paper {
  const { title, publisher, formula, periodFrom, periodTo, sourceUrl, recordedAt } = board;
  return {
    letterhead: null,
    title,
    number: null,
    remarks: [
      `发布方：${publisher}；周期：${periodFrom} 至 ${periodTo}${formula ? `；依据：${formula}` : ''}`,
      ...(correctedById ? ['这份榜单已被更正。'] : []),
    ],
    paragraphs: [],
    tables: [
      {
        title: '榜单',
        columns: [
          { head: '名次', share: 8, align: 'center' },
          { head: '账号', share: 30, align: 'left' },
          { head: '主办单位', share: 30, align: 'left' },
          { head: '平台', share: 10, align: 'center' },
          { head: '数值', share: 12, align: 'right' },
          { head: '本系统', share: 22, align: 'left' },
        ],
        rows: entries.map(({ entry, subject }) => [
          { number: String(entry.rank), format: 'plain' },
          entry.printedName,
          entry.owner ?? '',
          entry.platform ?? '',
          entry.value === null ? '' : { number: withoutZeros(entry.value), format: 'plain' },
          subject?.name ?? '',
        ]),
        totals: null,
      },
    ],
    closing: [],
    signedBy: publisher,
    dated: beijingTime(recordedAt),
    notes: sourceUrl ? [`来源：${sourceUrl}`] : [],
    madeAt: recordedAt,
  };
}

/** `801.290000` → `801.29` */
export function withoutZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
