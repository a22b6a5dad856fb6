import { markup, truncateGraphemes } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import type { IntakeMessageEntity } from '../persistence/intake-message.entity';

export interface AnswerFacts {
  language: 'zh' | 'en' | null;
  number: string | null;
  organizationName: string | null;
}

interface AnswerText {
  subject: string;
  text: string;
  html: string;
}

type Language = keyof Message;

const words = {
  zh: {
    submitted: (number: string, unit: string) =>
      `您的来稿已收到，编号 ${number}，报送单位：${unit}。此邮件即为回执。`,
    drafted: '来稿已收到，但还不完整，已为您存为草稿，尚未报送：',
    complete: '请登录系统，在草稿中补齐后点“报送”；也可以补齐后重新发一封邮件。',
    waiting: '来稿邮件已收到，正在等待编辑处理：',
    findings: '请留意：',
    title: (title: string) => `标题：《${title}》`,
    subject: { submitted: '来稿回执', drafted: '来稿待补充', waiting: '来稿邮件已收到' },
    why: '本邮件由系统自动发出，请勿直接回复。',
  },
  en: {
    submitted: (number: string, unit: string) =>
      `Your report has arrived under the number ${number}, sent for ${unit}. This mail is its receipt.`,
    drafted: 'Your report has arrived but is not complete. It is kept as your draft and was not sent yet:',
    complete: 'Sign in, complete the draft and send it; or send a complete message once more.',
    waiting: 'Your message has arrived and waits for an editor:',
    findings: 'Please note:',
    title: (title: string) => `Title: "${title}"`,
    subject: {
      submitted: 'Receipt of your report',
      drafted: 'Your report is not complete',
      waiting: 'Your message has arrived',
    },
    why: 'This mail was sent by a machine; do not answer it.',
  },
} as const;

const MAX_FINDINGS = 12;

/** What became of a message, for its sender. Words from outside are text, never markup. */
export function answerText(
  message: Pick<IntakeMessageEntity, 'state' | 'findings' | 'report' | 'subject'>,
  facts: AnswerFacts,
  address: string,
): AnswerText {
  const language: Language = facts.language ?? 'zh';
  const told = words[language];
  const kind = message.state === 'submitted' || message.state === 'drafted' ? message.state : 'waiting';
  const lines = (weight: 'holds' | 'tells') =>
    message.findings
      .filter((finding) => finding.weight === weight)
      .slice(0, MAX_FINDINGS)
      .map((finding) => finding.message[language]);
  const title = truncateGraphemes(message.report?.title || message.subject, 100);
  const first =
    kind === 'submitted' ? told.submitted(facts.number ?? '', facts.organizationName ?? '') : told[kind];
  const tells = kind === 'waiting' ? [] : lines('tells');
  const paragraphs = [
    first,
    ...(title === '' ? [] : [told.title(title)]),
    ...(kind === 'submitted' ? [] : lines('holds').map((line) => `• ${line}`)),
    ...(kind === 'drafted' ? [told.complete] : []),
    ...(tells.length > 0 ? [told.findings, ...tells.map((line) => `• ${line}`)] : []),
  ];
  const number = kind === 'submitted' && facts.number ? ` ${facts.number}` : '';
  return {
    subject: `[号角] ${told.subject[kind]}${number}`,
    text: `${paragraphs.join('\n')}\n\n--\n${told.why}\n${address}`,
    html: markup`<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><body>${paragraphs.map(
      (line) => markup`<p>${line}</p>`,
    )}<hr><p><small>${told.why} <a href="${address}">${address}</a></small></p></body></html>`.text,
  };
}
