import { diffText } from '@haojiao/features/contents';
import type { Message } from '@haojiao/kernel';

export interface TitleWarning {
  severity: 'warning';
  code: 'reprint_title_differs';
  path: 'title';
  message: Message;
  suggestion: Message;
}

/** What of the original's title is left out or put in; null where they are the same but for spaces and width of signs. */
export function titleWarning(sourceTitle: string, title: string): TitleWarning | null {
  if (essence(sourceTitle) === essence(title)) return null;
  const segments = diffText(sourceTitle, title);
  const texts = (change: 'removed' | 'added') =>
    segments.filter((one) => one.change === change).map((one) => one.text);
  const [removed, added] = [texts('removed'), texts('added')];
  const quoted = (list: string[]) => list.map((text) => `“${text}”`).join('、');
  const quotedEn = (list: string[]) => list.map((text) => `"${text}"`).join(', ');
  const zh = [removed.length > 0 && `删去 ${quoted(removed)}`, added.length > 0 && `增加 ${quoted(added)}`];
  const en = [
    removed.length > 0 && `left out: ${quotedEn(removed)}`,
    added.length > 0 && `put in: ${quotedEn(added)}`,
  ];
  return {
    severity: 'warning',
    code: 'reprint_title_differs',
    path: 'title',
    message: {
      zh: `标题与原题不同。原题：“${sourceTitle}”；本稿：“${title}”；${zh.filter(Boolean).join('，')}。`,
      en: `The title is not the original's. Original: "${sourceTitle}"; here: "${title}"; ${en.filter(Boolean).join('; ')}.`,
    },
    suggestion: {
      zh: '转载不得歪曲原题原意；确需改动，请由审核人确认。',
      en: 'A reprint must not twist title or meaning; reviewers have to agree to the change.',
    },
  };
}

function essence(title: string): string {
  return title.normalize('NFKC').replace(/\s/g, '');
}
