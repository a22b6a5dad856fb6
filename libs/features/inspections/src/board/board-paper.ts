import { DateTime } from 'luxon';
import type { Paper } from '@haojiao/infrastructure/paper';
import { notKnown, ruleWords } from '../domain/inspection-rules';
import type { InspectionState } from '../domain/inspection-rules';
import type { Finding, SubjectKind } from './findings';
import type { Board } from './read-board';

export const stateNames: Record<InspectionState, string> = {
  stale: '不合格',
  warn: '预警',
  unknown: '未知',
  exempt: '豁免',
  ok: '合格',
};

const kinds: Record<SubjectKind, string> = { account: '账号', column: '栏目', site: '网站' };

/** The board as a sheet. */
export function boardPaper({ unit, at, findings }: Board): Paper {
  const time = (moment: Date | null) =>
    moment ? DateTime.fromJSDate(moment, { zone: unit.timeZone }).toFormat('yyyy-MM-dd HH:mm') : '';
  return {
    letterhead: null,
    title: '检查台账',
    number: null,
    remarks: [],
    paragraphs: [],
    tables: [
      {
        title: '检查台账',
        columns: [
          { head: '单位', share: 18, align: 'left' },
          { head: '类别', share: 7, align: 'center' },
          { head: '名称', share: 20, align: 'left' },
          { head: '规则', share: 26, align: 'left' },
          { head: '状态', share: 8, align: 'center' },
          { head: '天数', share: 7, align: 'right' },
          { head: '期限', share: 7, align: 'right' },
          { head: '数量', share: 7, align: 'right' },
          { head: '最近更新', share: 14, align: 'center' },
          { head: '自', share: 14, align: 'center' },
          { head: '说明', share: 20, align: 'left' },
        ],
        rows: findings.map((finding) => {
          const { subject, rule, state, days, limits, count, lastUpdateAt, since, exemption } = finding;
          return [
            ...[subject.organizationName, kinds[subject.kind], subject.name, ruleWords[rule].words.zh],
            ...[stateNames[state], number(days), number(limits?.staleAfterDays ?? null), number(count)],
            ...[time(lastUpdateAt), time(since), exemption ? remark(exemption) : ''],
          ];
        }),
        totals: null,
      },
    ],
    closing: [],
    signedBy: unit.name,
    dated: time(at),
    notes: notKnown.map(({ words }) => words.zh),
    madeAt: at,
  };
}

function remark({ reason, until }: NonNullable<Finding['exemption']>): string {
  return `${reason}（至 ${until}）`;
}

function number(value: number | null) {
  return value === null ? '' : { number: String(value), format: 'plain' as const };
}
