import type { Finding, Severity } from '@haojiao/channel-kit';
import type { Message } from '@haojiao/kernel';
import { lengthOf } from './wechat.text';

/** An error when a text is longer than WeChat takes; says by how much. */
export function tooLong(path: string, code: string, text: string, max: number, name: Message): Finding[] {
  const length = lengthOf(text);
  if (length <= max) return [];
  return [
    finding(
      'error',
      code,
      path,
      `${name.zh}有 ${length} 个字，微信最多 ${max} 个字。`,
      `${name.en} has ${length} characters; WeChat takes ${max}.`,
      {
        zh: `删去 ${length - max} 个字，或在微信版本中另写。`,
        en: `Cut ${length - max}, or write another one in the WeChat variant.`,
      },
    ),
  ];
}

export function finding(
  severity: Severity,
  code: string,
  path: string,
  zh: string,
  en: string,
  suggestion?: Message,
): Finding {
  return { severity, code, path, message: { zh, en }, suggestion };
}
