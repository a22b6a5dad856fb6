import type { LiveTopic } from '@haojiao/features/sites';
import type { DeliverySummary } from '../domain/delivery-document';
import { itemList } from './item-list';
import { renderPage } from './layout';
import { markup } from './markup';
import type { Markup } from './markup';
import { breadcrumb } from './masthead';
import type { SiteUnit } from './site-unit';
import { topicPageOf } from './topic-strip';
import { wordsFor } from './words';

export interface TopicPageFacts {
  unit: SiteUnit;
  topic: LiveTopic;
  /** Of each section that has any. */
  sections: { title: string; items: DeliverySummary[] }[];
  publicUrl: string;
}

/** 专题: what was gathered, section by section. */
export function renderTopicPage({ unit, topic, sections, publicUrl }: TopicPageFacts): Buffer {
  const words = wordsFor('zh-CN');
  const { cover, title, leadText } = topic;
  return renderPage({
    unit,
    lang: 'zh-CN',
    title: `${title} - ${unit.site.name}`,
    words,
    feeds: [{ by: 'topics', word: topic.slug, title }],
    head: topicMeta(topic, unit, publicUrl),
    crumbs: breadcrumb(unit, words, [{ address: topicPageOf(unit, topic.slug), name: title }]),
    body: markup`<div class="hero">${
      cover &&
      markup`<img src="${cover.path}" alt="" width="${cover.width}" height="${cover.height}" fetchpriority="high">`
    }<h1>${title}</h1>${leadText && markup`<p>${leadText}</p>`}</div>
${
  sections.length === 0
    ? markup`<p class="nothing">${words.nothing}</p>`
    : sections.map(
        (section) => markup`<section class="section"><h2>${section.title}</h2>
${itemList({ items: section.items, unit, words, publicUrl, level: 3 })}</section>\n`,
      )
}`,
  });
}

function topicMeta({ slug, title, leadText, cover }: LiveTopic, unit: SiteUnit, publicUrl: string): Markup {
  const url = `${publicUrl}${topicPageOf(unit, slug)}`;
  const description = leadText.replace(/\s+/g, ' ').slice(0, 200) || title;
  const names: [string, string | null][] = [
    ['SiteName', unit.site.name],
    ['SiteDomain', new URL(publicUrl).host],
    ['SiteIDCode', unit.site.siteIdCode],
    ['ColumnName', title],
    ['ColumnDescription', description],
    ['ColumnKeywords', [title, ...unit.site.keywords].join(',')],
    ['ColumnType', '专题'],
    ['Description', description],
    ['Url', url],
  ];
  return markup`<link rel="canonical" href="${url}">
${names.map(([name, content]) => content && markup`<meta name="${name}" content="${content}">\n`)}<meta property="og:type" content="website">
<meta property="og:site_name" content="${unit.site.name}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${url}">${cover && markup`\n<meta property="og:image" content="${publicUrl}${cover.path}">`}`;
}
