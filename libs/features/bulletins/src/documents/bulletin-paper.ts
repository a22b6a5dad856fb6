import { silentUnits } from '../domain/bulletin-content';
import type { BulletinContent, BulletinTable } from '../domain/bulletin-content';
import { dayWords, periodWords } from '../domain/bulletin-period';
import type { BulletinSpan } from '../domain/bulletin-period';
import type { Paper } from '@haojiao/infrastructure/paper';
import { correspondentsTable, unitsTable } from './bulletin-tables';

/** What stands on a bulletin beside its figures. */
export interface BulletinFrame {
  issuerName: string;
  /** `2026-10`, `2026-Q3`, `2026` */
  period: string;
  span: BulletinSpan;
  title: string | null;
  letterhead: string | null;
  /** Null: not issued. */
  number: string | null;
  /** What it corrects. */
  correction: { number: string; reason: string } | null;
  state: 'draft' | 'appeals' | 'closed';
  appealsUntil: string | null;
  listsSilent: boolean;
  /** Day of issue, or of the look. */
  dated: string;
  madeAt: Date;
}

/** 江工宣通〔2026〕第3期 */
export function numberWords(prefix: string | null, year: number, number: number): string {
  return `${prefix ?? ''}〔${year}〕第${number}期`;
}

export function titleOf({
  title,
  issuerName,
  period,
}: Pick<BulletinFrame, 'title' | 'issuerName' | 'period'>): string {
  return title ?? `${issuerName}关于${periodWords(period)}信息用稿情况的通报`;
}

/** The bulletin as an official document. */
export function bulletinPaper(frame: BulletinFrame, content: BulletinContent): Paper {
  const { correction, number } = frame;
  return {
    letterhead: frame.letterhead,
    title: titleOf(frame) + (correction ? '（更正）' : ''),
    number: number && correction ? `${number}（更正 ${correction.number}）` : number,
    remarks: remarksOf(frame),
    paragraphs: [
      ...(correction
        ? [`更正说明：${correction.reason}以本期为准，${correction.number}不再作为计算依据。`]
        : []),
      openingOf(frame, content.tables),
    ],
    tables: [
      ...content.tables.map((table) => unitsTable(table, frame.span)),
      ...(content.correspondents ? [correspondentsTable(content.correspondents)] : []),
    ],
    closing: frame.listsSilent ? [silentOf(content.tables)] : [],
    signedBy: frame.issuerName,
    dated: dayWords(frame.dated),
    notes,
    madeAt: frame.madeAt,
  };
}

function remarksOf({ state, appealsUntil }: BulletinFrame): string[] {
  if (state === 'draft') return ['（草稿，数字随时变动）'];
  return state === 'appeals' && appealsUntil
    ? [`（公示稿，如有异议请于${dayWords(appealsUntil)}前提出）`]
    : [];
}

function openingOf({ period }: BulletinFrame, tables: readonly BulletinTable[]): string {
  const sum = (name: 'submitted' | 'adopted') => tables.reduce((all, { totals }) => all + totals[name], 0);
  const units = tables.reduce((all, { rows }) => all + rows.length, 0);
  const [submitted, adopted] = [sum('submitted'), sum('adopted')];
  const rate = submitted > 0 ? `，采用率${((adopted / submitted) * 100).toFixed(1)}%` : '';
  return `${periodWords(period)}，纳入通报的${units}个单位共报送信息${submitted}篇，采用${adopted}篇${rate}。现将有关情况通报如下。`;
}

function silentOf(tables: readonly BulletinTable[]): string {
  const names = tables.flatMap(silentUnits);
  return names.length === 0
    ? '本期各单位均有报送。'
    : `本期未报送信息的单位（${names.length}个）：${names.join('、')}。`;
}

/** How the figures are meant. */
const notes = [
  '报送：本期内发出的来稿，退稿计入；草稿、撤回和被认定为重复的不计入。',
  '采用：首次有效采用在本期计入的来稿，一稿多用只计一篇；采用须经核实，未经核实的不计入。采用率：本期采用篇数与报送篇数之比。',
  '按载体、方式列出的是采用次数，一稿多用分别计次；“综合”含综合简讯，“简讯”指单独采用的简讯。采用分含领导批示等加分。',
  '累计：本考核年度至本期末，已印发的各期以印发（更正）数为准；印发后才核实的采用计入以后各期。',
];
