import { beijingTime, markup, truncateGraphemes } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import type { NoticeSeverity } from '../domain/notice-severity';

/** What a mail tells of one notice. */
export interface TellableNotice {
  severity: NoticeSeverity;
  title: Message;
  body: Message;
  organizationName: string;
  createdAt: Date;
}

export interface MailText {
  subject: string;
  text: string;
  html: string;
}

type Language = keyof Message;

const words = {
  zh: {
    several: (count: number) => `[号角] ${count} 条通知`,
    one: (title: string) => `[号角] ${title}`,
    urgent: '紧急',
    why: '您收到这封邮件，是因为您在系统中担任相关角色。登录后可在通知设置中调整频率和免打扰时段，或改为不发邮件：',
  },
  en: {
    several: (count: number) => `[Haojiao] ${count} notices`,
    one: (title: string) => `[Haojiao] ${title}`,
    urgent: 'Urgent',
    why: 'You get this mail because of your roles. Sign in to change how often and when you get it, or to stop it:',
  },
} as const;

const SUBJECT_MAX = 80;

/** One mail for all that is due to one person, what is urgent first. Words from outside are text, never markup. */
export function mailText(notices: TellableNotice[], language: Language, address: string): MailText {
  const told = words[language];
  const urgentFirst = [...notices].sort((one, other) => rank(other) - rank(one));
  const titleOf = ({ severity, title }: TellableNotice) =>
    `${severity === 'urgent' ? `【${told.urgent}】` : ''}${title[language]}`;
  const first = urgentFirst[0]!;
  const subject = notices.length === 1 ? told.one(titleOf(first)) : told.several(notices.length);
  const entries = urgentFirst.map((notice) => ({
    title: titleOf(notice),
    body: notice.body[language],
    origin: `${notice.organizationName} · ${beijingTime(notice.createdAt)}`,
  }));
  const text = [
    ...entries.map(({ title, body, origin }) => `${title}\n${body}\n${origin}`),
    `--\n${told.why}\n${address}`,
  ].join('\n\n');
  const html = markup`<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><body>${entries.map(
    ({ title, body, origin }) => markup`<h2>${title}</h2><p>${body}</p><p><small>${origin}</small></p>`,
  )}<hr><p><small>${told.why} <a href="${address}">${address}</a></small></p></body></html>`.text;
  return { subject: truncateGraphemes(oneLine(subject), SUBJECT_MAX), text, html };
}

function rank({ severity }: TellableNotice): number {
  return { info: 0, warning: 1, urgent: 2 }[severity];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
