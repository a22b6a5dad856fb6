import { escapeHtml, replaceMedia } from '@haojiao/kernel';
import { textOfHtml } from '../domain/clean-html';

const words = {
  zh: { audio: ['【音频】', '打开原文页面即可收听'], video: ['【视频】', '打开原文页面即可观看'] },
  en: {
    audio: ['[Audio] ', 'listen on the original page'],
    video: ['[Video] ', 'watch on the original page'],
  },
} as const;

/** The body for readers who can play nothing within it: each sound and film becomes its caption and the way to it. */
export function mediaInWords(html: string, locale: string): string {
  const isEnglish = /^en\b/i.test(locale);
  const told = words[isEnglish ? 'en' : 'zh'];
  return replaceMedia(html, ({ kind, captionHtml }) => {
    const [name, way] = told[kind];
    const caption = escapeHtml(textOfHtml(captionHtml).replaceAll('\n', ' '));
    if (caption === '') return `<p>${name}${way}${isEnglish ? '.' : '。'}</p>`;
    return `<p>${name}${caption}${isEnglish ? ` (${way})` : `（${way}）`}</p>`;
  });
}
