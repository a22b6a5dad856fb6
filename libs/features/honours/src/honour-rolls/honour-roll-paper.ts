import { DateTime } from 'luxon';
import type { Paper, PaperCell } from '@haojiao/infrastructure/paper';
import type { OrganizationEntity } from '@haojiao/features/organizations';
import type { HonourRow, HonourTable } from './honour-roll-content';
import type { WholeHonourRoll } from './honour-rolls.service';

/** The roll as an official document: who is honoured in words, the whole ranking in tables. */
export function honourRollPaper({ roll, content }: WholeHonourRoll, unit: OrganizationEntity): Paper {
  const madeAt = roll.issuedAt ?? roll.updatedAt;
  return {
    letterhead: null,
    title: roll.title,
    number: null,
    remarks: [
      ...(roll.state === 'draft' ? ['草稿，尚未签发。'] : []),
      ...(content.isWholeYear ? [] : ['本年度通报尚未全部关闭，名次以已关闭的通报为准。']),
    ],
    paragraphs: content.tables.map(
      ({ name, rows }) =>
        `${name}（${rows.filter(({ isHonoured }) => isHonoured).length}）：${honouredOf(rows)}。`,
    ),
    tables: content.tables.map(tableOf),
    closing: [],
    signedBy: unit.name,
    dated: DateTime.fromJSDate(madeAt, { zone: unit.timeZone }).toFormat("yyyy'年'M'月'd'日'"),
    notes: [
      '得分为本考核年度已关闭通报之和，更正的以更正通报为准；得分相同者名次并列，末位名次并列者一并列入。',
    ],
    madeAt,
  };
}

function honouredOf(rows: HonourRow[]): string {
  const names = rows.filter(({ isHonoured }) => isHonoured).map(labelOf);
  return names.length > 0 ? names.join('、') : '无';
}

function labelOf({ name, unitName }: HonourRow): string {
  return unitName === '' || unitName === name ? name : `${name}（${unitName}）`;
}

function tableOf({ name, rows, unitClass }: HonourTable): Paper['tables'][number] {
  const isOfUnits = unitClass !== null;
  return {
    title: name,
    columns: [
      { head: '名次', share: 8, align: 'center' },
      ...(isOfUnits ? [] : [{ head: '姓名', share: 16, align: 'center' as const }]),
      { head: '单位', share: 34, align: 'left' },
      { head: '报送', share: 9, align: 'right' },
      { head: '采用', share: 9, align: 'right' },
      { head: '得分', share: 12, align: 'right' },
      { head: '结果', share: 16, align: 'center' },
    ],
    rows: rows.map((row): PaperCell[] => [
      { number: String(row.rank), format: 'plain' },
      ...(isOfUnits ? [] : [row.name]),
      row.unitName,
      { number: String(row.submitted), format: 'plain' },
      { number: String(row.adopted), format: 'plain' },
      { number: String(row.points), format: 'plain' },
      resultOf(row),
    ]),
    totals: null,
  };
}

function resultOf({ isHonoured, reason }: HonourRow): string {
  if (isHonoured) return '入选';
  if (reason === 'honours_lost') return '取消资格';
  return reason === 'below_minimum' ? '未达最低分' : '';
}
