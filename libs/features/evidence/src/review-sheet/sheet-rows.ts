import { opinionText, stageName } from '@haojiao/features/reviews';
import { localTime } from '../domain/local-time';
import {
  emergencyMeansWords,
  emergencyReasonWords,
  modeWords,
  publicationStateWords,
  reviewStateWords,
  typeWords,
  wordFor,
} from '../domain/paper-words';
import { lastReview, signOffOf } from '../domain/review-sheet';
import type {
  ReviewSheet,
  SheetDecision,
  SheetEmergency,
  SheetProofing,
  SheetReview,
} from '../domain/review-sheet';

/** A part of the sheet as both the page and the PDF print it. */
export interface SheetTable {
  heading: string;
  /** Column heads, or null for a table of labels and values. */
  head: string[] | null;
  rows: string[][];
  /** Shares of the line. */
  widths: number[];
  /** Room for signatures in the last column, points. */
  rowHeight?: number;
}

/** The sheet as tables, in the order of the paper. */
export function sheetTables(sheet: ReviewSheet): SheetTable[] {
  const review = lastReview(sheet);
  const earlier = sheet.reviews.slice(0, -1);
  return [
    itemTable(sheet),
    ...(review ? [submissionTable(sheet, review), stagesTable(sheet, review)] : []),
    ...(review && review.corrections.length > 0 ? [correctionsTable(sheet, review)] : []),
    ...earlier.filter(({ decisions }) => decisions.length > 0).map((each) => earlierTable(sheet, each)),
    ...sheet.emergency.map((order) => emergencyTable(sheet, order)),
    ...(sheet.publications.length > 0 ? [publicationsTable(sheet)] : []),
    sealTable(sheet),
  ];
}

function itemTable(sheet: ReviewSheet): SheetTable {
  const authors = [sheet.authorName, ...sheet.coAuthorNames].join('、');
  return {
    heading: '稿件',
    head: null,
    widths: labelWidths,
    rows: [
      ['标题', sheet.title],
      ['稿件编号', sheet.contentId],
      ['单位 / 栏目', [sheet.organizationName, sheet.columnName].filter(Boolean).join(' / ')],
      ...(sheet.brandName ? [['品牌', sheet.brandName]] : []),
      ['作者', sheet.byline === '' ? authors : `${authors}（署名：${sheet.byline}）`],
      ['体裁', `${wordFor(typeWords, sheet.type)}，正文 ${sheet.characters} 字，语种 ${sheet.locale}`],
      ...(sheet.source ? [['来源', sheet.source]] : []),
    ],
  };
}

function submissionTable({ timeZone }: ReviewSheet, review: SheetReview): SheetTable {
  return {
    heading: '送审',
    head: null,
    widths: labelWidths,
    rows: [
      ['送审人', `${review.submitterName}，${localTime(review.submittedAt, timeZone)}`],
      ['送审说明', review.comment ?? ''],
      ['审核流程', review.flowName],
      ['结果', wordFor(reviewStateWords, review.state)],
    ],
  };
}

const labelWidths = [1.5, 7.5];
const stageHead = ['环节', '审校人 / 职务 / 单位', '意见', '时间', '版本', '签字'];
const stageWidths = [1.2, 2.6, 3.2, 1.8, 1, 1.3];

function stagesTable(sheet: ReviewSheet, review: SheetReview): SheetTable {
  const decided = review.decisions.map((decision) => decisionRow(sheet, review, decision));
  const standing = new Set(
    review.decisions
      .filter(({ stands, outcome }) => stands && outcome === 'approve')
      .map(({ stageKey }) => stageKey),
  );
  const open = review.stages
    .filter(({ key }) => review.state === 'open' && !standing.has(key))
    .map(({ key }) => [stageName(review.stages, key).zh, '', '', '', '', '']);
  return {
    heading: '审核与校对',
    head: stageHead,
    widths: stageWidths,
    rows: [...decided, ...open],
    rowHeight: 28,
  };
}

function earlierTable(sheet: ReviewSheet, review: SheetReview): SheetTable {
  return {
    heading: `此前送审（${localTime(review.submittedAt, sheet.timeZone)}，${wordFor(reviewStateWords, review.state)}）`,
    head: stageHead,
    widths: stageWidths,
    rows: review.decisions.map((decision) => decisionRow(sheet, review, decision)),
  };
}

function decisionRow(sheet: ReviewSheet, review: SheetReview, decision: SheetDecision): string[] {
  return [
    stageName(review.stages, decision.stageKey).zh,
    deciderOf(decision).join('\n'),
    opinionText(decision.outcome, decision.comment, decision.stands ? '' : '（后已失效）'),
    localTime(decision.at, sheet.timeZone).replace(' ', '\n'),
    `第 ${decision.revisionNumber} 版`,
    '',
  ];
}

/** Name, post, unit, and in whose place. */
function deciderOf({ deciderName, deciderPost, deciderUnit, onBehalfOf }: SheetDecision): string[] {
  const parts = [deciderName, deciderPost, deciderUnit, onBehalfOf && `受${onBehalfOf}委托`];
  return parts.filter((part): part is string => Boolean(part));
}

function correctionsTable(sheet: ReviewSheet, review: SheetReview): SheetTable {
  return {
    heading: '审校中的修改',
    head: ['环节', '修改人', '时间', '版本', '说明'],
    widths: [1.2, 1.8, 2, 2.2, 3.8],
    rows: review.corrections.map((correction) => [
      stageName(review.stages, correction.stageKey).zh,
      correction.correctorName,
      localTime(correction.at, sheet.timeZone),
      `第 ${correction.fromRevision} 版 → 第 ${correction.toRevision} 版`,
      correction.comment ?? '',
    ]),
  };
}

function emergencyTable({ timeZone }: ReviewSheet, order: SheetEmergency): SheetTable {
  const reason = wordFor(emergencyReasonWords, order.reasonCode);
  const closing = order.closedAs
    ? `${order.closedAs === 'completed' ? '已补齐' : '补审未通过'}，${localTime(order.closedAt, timeZone)}`
    : '尚未补齐';
  return {
    heading: '先发后补',
    head: null,
    widths: labelWidths,
    rows: [
      ['事由', [reason, order.reasonText].filter(Boolean).join('：')],
      [
        '批准人',
        `${order.approverName}，${localTime(order.approvedAt, timeZone)}，${wordFor(emergencyMeansWords, order.means)}`,
      ],
      ['批准原话', `${order.wording}（已复诵）`],
      ['记录人', order.recorderName],
      ['限定渠道', order.platformNames.join('、')],
      ['补审', `限 ${localTime(order.dueAt, timeZone)} 前；${closing}`],
    ],
  };
}

function publicationsTable(sheet: ReviewSheet): SheetTable {
  const time = (at: Date | null) => localTime(at, sheet.timeZone);
  return {
    heading: '发布',
    head: ['渠道账号', '方式', '状态', '时间', '链接或撤稿原因'],
    widths: [2.2, 1.2, 1.2, 1.8, 3.6],
    rows: sheet.publications.map((publication) => [
      `${publication.accountName}（${publication.platformName}）`,
      wordFor(modeWords, publication.mode),
      wordFor(publicationStateWords, publication.state),
      publication.withdrawnAt
        ? `发布 ${time(publication.publishedAt)}\n撤稿 ${time(publication.withdrawnAt)}`
        : time(publication.publishedAt) || `计划 ${time(publication.scheduledAt)}`,
      [publication.url, publication.withdrawReason].filter(Boolean).join('\n'),
    ]),
  };
}

function sealTable(sheet: ReviewSheet): SheetTable {
  const signOff = signOffOf(sheet);
  const review = lastReview(sheet);
  return {
    heading: '签发与核验',
    head: null,
    widths: labelWidths,
    rows: [
      [
        '签发',
        signOff ? [...deciderOf(signOff), localTime(signOff.at, sheet.timeZone)].join('，') : '尚未签发',
      ],
      ...(sheet.proofing ? [['错敏词检查', proofingWords(sheet.proofing)]] : []),
      ['定稿', review ? `第 ${review.revisionNumber} 版，指纹（SHA-256）：\n${review.fingerprint}` : ''],
      [
        '留痕',
        sheet.trail
          ? `审计记录第 ${sheet.trail.sequence} 条（${localTime(sheet.trail.at, sheet.timeZone)}），校验值：\n${sheet.trail.hash}`
          : '',
      ],
    ],
  };
}

function proofingWords({ forbid, confirm, suggest, acceptances }: SheetProofing): string {
  const counts = `禁用 ${forbid} 处，需确认 ${confirm} 处，建议 ${suggest} 处`;
  const accepted = acceptances.map(
    ({ passage, reason, acceptedBy }) => `“${passage}”由${acceptedBy}确认：${reason}`,
  );
  return [counts, ...accepted].join('\n');
}
