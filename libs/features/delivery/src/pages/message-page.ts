import { renderPage } from './layout';
import { markup } from './markup';
import type { SiteUnit } from './site-unit';
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
  closed: {
    heading: '网站正在建设中',
    text: '本单位网站正在办理备案，暂未开放。请稍后再来，或拨打 12351 职工服务热线。',
  },
  busy: {
    heading: '现在搜索的人较多',
    text: '请稍等片刻再搜，或换更具体的词。',
  },
} as const;

export type MessageKind = keyof typeof messages;

/** In place of a page: nothing was ever here, it was taken down, nothing may be shown yet, or not at once. Tells nothing of the item. */
export function renderMessagePage(kind: MessageKind, unit: SiteUnit | null): Buffer {
  const { heading, text } = messages[kind];
  const words = wordsFor('zh-CN');
  return renderPage({
    unit,
    lang: 'zh-CN',
    title: unit ? `${heading} - ${unit.site.name}` : heading,
    words,
    head: markup`<meta name="robots" content="noindex">`,
    body: markup`<div class="message"><h1>${heading}</h1>
<p>${text}</p>
${kind !== 'closed' && markup`<a class="button" href="/">${words.home}</a>`}</div>`,
  });
}
