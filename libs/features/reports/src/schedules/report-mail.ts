import { markup, truncateGraphemes } from '@haojiao/kernel';
import { periodWords } from '../domain/report-period';
import type { ReportPeriod } from '../domain/report-period';

const words = {
  zh: {
    subject: (name: string, period: string) => `[号角] ${name}：${period}`,
    body: '报告见附件。数字的口径和来源写在报告内；“—”表示没有数据，不是零。',
    why: '您收到这封邮件，是因为您在这份定期报告的收件人中。不再需要时，请告知本单位的报告设置人：',
  },
  en: {
    subject: (name: string, period: string) => `[Haojiao] ${name}: ${period}`,
    body: 'The report is attached. It names the definition and source of each figure; a dash means unknown, not zero.',
    why: 'You are a recipient of this scheduled report. Tell whoever set it up when you need it no more:',
  },
} as const;

const SUBJECT_MAX = 80;

export function reportMail(
  name: string,
  { from, to }: ReportPeriod,
  language: 'zh' | 'en',
  address: string,
): { subject: string; text: string; html: string } {
  const told = words[language];
  const period = language === 'zh' ? periodWords({ from, to }) : `${from} – ${to}`;
  const subject = told.subject(name, period).replace(/\s+/g, ' ').trim();
  return {
    subject: truncateGraphemes(subject, SUBJECT_MAX),
    text: `${subject}\n\n${told.body}\n\n--\n${told.why}\n${address}`,
    html: markup`<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><body><h2>${subject}</h2><p>${told.body}</p><hr><p><small>${told.why} <a href="${address}">${address}</a></small></p></body></html>`
      .text,
  };
}
