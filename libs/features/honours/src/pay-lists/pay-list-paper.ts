import { DateTime } from 'luxon';
import type { Paper, PaperCell } from '@haojiao/infrastructure/paper';
import type { OrganizationEntity } from '@haojiao/features/organizations';
import type { PayeeData } from '../domain/payee-data';
import { yuan } from '../domain/yuan';
import type { PayRow, WholePayList } from './read-pay-lists';

/** 稿费发放表 as the office's finance people know it: who, for what, how much, where to, and a place to sign. */
export function payListPaper(
  { list, rows, fen }: WholePayList,
  payees: Map<string, PayeeData>,
  unit: OrganizationEntity,
): Paper {
  const madeAt = list.issuedAt ?? list.updatedAt;
  return {
    letterhead: null,
    title: list.title,
    number: null,
    remarks: remarksOf(list.state),
    paragraphs: [],
    tables: [
      {
        title: '稿费发放表',
        columns: [
          { head: '序号', share: 5, align: 'center' },
          { head: '单位', share: 20, align: 'left' },
          { head: '作者', share: 10, align: 'center' },
          { head: '篇数', share: 6, align: 'right' },
          { head: '得分', share: 8, align: 'right' },
          { head: '金额（元）', share: 10, align: 'right' },
          { head: '户名', share: 10, align: 'center' },
          { head: '开户行', share: 18, align: 'left' },
          { head: '账号', share: 20, align: 'left' },
          { head: '发放日期', share: 10, align: 'center' },
        ],
        rows: rows.map((row) => lineOf(row, payees.get(row.person))),
        totals: ['合计', '', '', '', '', { number: yuan(fen), format: 'plain' }, '', '', '', ''],
      },
    ],
    closing: [],
    signedBy: unit.name,
    dated: DateTime.fromJSDate(madeAt, { zone: unit.timeZone }).toFormat("yyyy'年'M'月'd'日'"),
    notes: ['金额取自已关闭的用稿通报；更正通报只列差额，负数为应退。账号为空的作者尚未登记收款信息。'],
    madeAt,
  };
}

function lineOf(row: PayRow, payee: PayeeData | undefined): PaperCell[] {
  return [
    { number: String(row.position), format: 'plain' },
    row.unitName,
    row.name,
    { number: String(row.reports), format: 'plain' },
    { number: row.points, format: 'plain' },
    { number: yuan(row.fen), format: 'plain' },
    payee?.legalName ?? '',
    payee?.bankName ?? '',
    // Text: as a figure a spreadsheet would round it.
    payee?.bankAccount ?? '',
    row.paidOn ?? '',
  ];
}

function remarksOf(state: WholePayList['list']['state']): string[] {
  if (state === 'draft') return ['草稿，尚未签发。'];
  return state === 'cancelled' ? ['已作废。'] : [];
}
