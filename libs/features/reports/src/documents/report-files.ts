import { beijingDate, beijingTime, csvType, docxType, pdfType, xlsxType } from '@haojiao/kernel';
import { chartPng, hasFigures } from '@haojiao/infrastructure/charts';
import { paperCsv, paperDocx, paperPdf, paperXlsx } from '@haojiao/infrastructure/paper';
import type { Paper, PaperPicture } from '@haojiao/infrastructure/paper';
import { chartsOfReport } from '../charts/read-charts';
import { dayWords, periodWords } from '../domain/report-period';
import type { PeriodReport } from '../period/period-report';
import { coverageNotes } from '../period/rule-coverage';
import { reportTables } from './report-tables';

export const reportFormats = ['xlsx', 'csv', 'docx', 'pdf'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export const reportMediaTypes: Record<ReportFormat, string> = {
  xlsx: xlsxType,
  csv: csvType,
  docx: docxType,
  pdf: pdfType,
};

/** Pixels of a chart on paper, some 200 to the inch, and as wide as it is drawn, so that its letters are as the text's. */
const PAPER_WIDTH = 1_440;
const DRAWN_WIDTH = 680;

/** A report as a file. Words from outside are text in every one of them, and no cell is a formula. */
export async function reportFile(report: PeriodReport, format: ReportFormat): Promise<Buffer> {
  switch (format) {
    case 'csv':
      return Buffer.from(paperCsv(paperOf(report, [])));
    case 'xlsx':
      return paperXlsx(paperOf(report, []));
    case 'docx':
      return paperDocx(paperOf(report, await picturesOf(report)));
    case 'pdf':
      return paperPdf(paperOf(report, await picturesOf(report)));
  }
}

export function reportTitle({ subject, period }: Pick<PeriodReport, 'subject' | 'period'>): string {
  return `${subject.name}${periodWords(period)}宣传工作数据报告`;
}

/** Plain Latin, for headers of answers and mails. */
export function reportFileName({ subject, period }: PeriodReport, format: ReportFormat): string {
  return `report-${subject.kind}-${period.from}-${period.to}.${format}`;
}

function paperOf(report: PeriodReport, pictures: PaperPicture[]): Paper {
  const { subject, madeAt, asOf, period, definitions } = report;
  return {
    letterhead: null,
    title: reportTitle(report),
    number: null,
    remarks: [`（${dayWords(period.from)}至${dayWords(period.to)}，数据截至 ${beijingTime(asOf)}）`],
    paragraphs: [openingOf(report)],
    pictures,
    tables: reportTables(report),
    closing: [],
    signedBy: subject.organizationName,
    dated: dayWords(beijingDate(madeAt)),
    notes: [
      '“—”表示没有数据，不是零。人次与人数、不同口径和不同平台的数字分别列示，不相加。',
      ...coverageNotes(
        report,
        definitions.map(({ id }) => id),
      ),
      ...definitions.map(({ id, words }) => `${id}：${words.zh}`),
    ],
    madeAt,
  };
}

function openingOf(report: PeriodReport): string {
  const { subject, period, items, posts, views } = report;
  const seen = views.map(
    ({ counted, people, definitionId }) =>
      `本站浏览量${counted}人次${people === null ? '' : `，${people}人`}（${definitionId}）`,
  );
  return `${periodWords(period)}，${subject.name}发布稿件${items.total}篇，在各渠道发出${posts.total}条${seen.map((text) => `，${text}`).join('')}。`;
}

/** Those that have figures. One after the other: pictures take memory while they are made. */
async function picturesOf(report: PeriodReport): Promise<PaperPicture[]> {
  const pictures: PaperPicture[] = [];
  for (const chart of chartsOfReport(report).filter(hasFigures)) {
    pictures.push({ ...(await chartPng(chart, PAPER_WIDTH, DRAWN_WIDTH)), alt: chart.title });
  }
  return pictures;
}
