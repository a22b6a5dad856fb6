import { encodeCursor } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import { languageOf, pick } from '@haojiao/infrastructure/http';
import type { RankedRow, Ranking, UnrankedReason } from '../rankings/ranking';
import type { RankedResponse, RankingResponse, UnrankedListResponse } from './ranking.responses';

const MOST_UNRANKED = 100;

export const unrankedWords: Record<UnrankedReason, Message> = {
  nothing_counted: { zh: '期内没有计数记录', en: 'nothing was counted in the period' },
  no_figure: { zh: '期内没有这项数据', en: 'nobody told this figure for the period' },
  nothing_published: { zh: '期内没有发布内容', en: 'nothing was published in the period' },
  not_scored: { zh: '不在该考核年度的计分范围内', en: 'not among those that the year scores' },
  retired: { zh: '账号已停用', en: 'the account is retired' },
};

export function presentRanking(
  ranking: Ranking,
  limit: number,
  acceptLanguage: string | undefined,
): RankingResponse {
  const language = languageOf(acceptLanguage);
  const { by, period, asOf, organizationId, measure, previous, notCompared, total, rows, unranked } = ranking;
  const { words, ...told } = measure;
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    by,
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    timeZone: 'Asia/Shanghai',
    asOf: asOf?.toISOString() ?? null,
    organizationId,
    measure: { ...told, description: pick(words, language) },
    definitionId: measure.definitionId,
    previousFrom: previous?.from.toISOString() ?? null,
    previousTo: previous?.to.toISOString() ?? null,
    notCompared: notCompared && pick(notCompared, language),
    total,
    items: shown.map(presentRow),
    notRanked: unranked && presentUnranked(unranked, acceptLanguage),
    nextCursor: last ? encodeCursor([last.value, last.id ?? '']) : null,
  };
}

function presentUnranked(
  unranked: NonNullable<Ranking['unranked']>,
  acceptLanguage: string | undefined,
): UnrankedListResponse {
  const language = languageOf(acceptLanguage);
  const items = unranked.slice(0, MOST_UNRANKED).map((row) => ({
    ...row,
    description: pick(unrankedWords[row.reason], language),
  }));
  return { total: unranked.length, items };
}

function presentRow({ rawViews, takenAt, movement, ...row }: RankedRow): RankedResponse {
  return {
    ...row,
    ...(rawViews !== undefined && { views: row.value, rawViews }),
    ...(takenAt && { takenAt: takenAt.toISOString() }),
    movement: movement && { ...movement, change: movement.previousRank - row.rank },
  };
}
