import type { SiteUnit } from '../persistence/delivery-reader';
import { renderPage } from './layout';
import { markup } from './markup';
import { wordsFor } from './words';

const messages = {
  unknown: {
    heading: '没有找到这个页面',
    text: '网址可能写错了，或者内容还没有发布。',
  },
  withdrawn: {
    heading: '内容已撤下',
    text: '发布单位已撤下这篇内容，这里不再提供。',
  },
} as const;

export type MessageKind = keyof typeof messages;

/** In place of an item: nothing was ever here, or it was taken down. Tells nothing about the item itself. */
export function renderMessagePage(kind: MessageKind, unit: SiteUnit | null): Buffer {
  const { heading, text } = messages[kind];
  const words = wordsFor('zh-CN');
  return renderPage({
    unit,
    lang: 'zh-CN',
    title: unit ? `${heading} - ${unit.name}` : heading,
    words,
    head: markup`<meta name="robots" content="noindex">`,
    body: markup`<div class="message"><h1>${heading}</h1>
<p>${text}</p>
<a class="button" href="/">${words.home}</a></div>`,
  });
}
