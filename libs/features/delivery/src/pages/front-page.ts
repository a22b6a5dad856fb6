import type { DeliverySummary } from '../domain/delivery-document';
import { displayDate } from '../domain/display-time';
import { relativeTo } from '../domain/site-html';
import type { SiteUnit } from '../persistence/delivery-reader';
import { html } from './html';
import type { Html, HtmlPart } from './html';
import { frontOf, renderPage } from './layout';
import { wordsFor } from './words';
import type { PageWords } from './words';

export interface FrontPageFacts {
  unit: SiteUnit;
  items: DeliverySummary[];
  nextCursor: string | null;
  /** What the list was narrowed to. */
  column?: string;
  tag?: string;
  isFirst: boolean;
  publicUrl: string;
}

/** A unit's front: its branch's items, newest first. */
export function renderFrontPage(facts: FrontPageFacts): Buffer {
  const { unit, items, nextCursor, tag, isFirst, publicUrl } = facts;
  const words = wordsFor('zh-CN');
  const heading = headingOf(facts);
  const front = frontOf(unit);
  const narrowing = narrowingOf(facts);
  const body = html`<h1>${heading}</h1>
    ${
      items.length === 0
        ? html`<p>${words.nothing}</p>`
        : html`<ol class="items">
            ${items.map((item) => entry(item, unit, words, publicUrl))}
          </ol>`
    }
    ${
      (!isFirst || nextCursor) &&
      html`<nav class="pages">
        ${isFirst ? html`<span></span>` : html`<a href="${addressWith(front, narrowing)}">${words.newest}</a>`}
        ${nextCursor && html`<a rel="next" href="${addressWith(front, { ...narrowing, cursor: nextCursor })}">${words.older}</a>`}
      </nav>`
    }`;
  return renderPage({
    unit,
    lang: 'zh-CN',
    title: heading === unit.name ? unit.name : `${heading} - ${unit.name}`,
    words,
    head: head(facts, heading, `${publicUrl}${addressWith(front, narrowing)}`, tag !== undefined || !isFirst),
    body,
  });
}

function head(
  { unit, column, publicUrl }: FrontPageFacts,
  heading: string,
  url: string,
  isSecondary: boolean,
): Html {
  return html`<link rel="canonical" href="${url}" />
    ${isSecondary && html`<meta name="robots" content="noindex, follow" />`}
    <meta name="SiteName" content="${unit.name}" />
    <meta name="SiteDomain" content="${new URL(publicUrl).host}" />
    ${column && html`<meta name="ColumnName" content="${heading}" />`}
    <meta name="Description" content="${heading}" />
    <meta property="og:type" content="website" />
    <meta property="og:title" content="${heading}" />
    <meta property="og:url" content="${url}" />`;
}

function headingOf({ unit, items, column, tag }: FrontPageFacts): string {
  if (tag !== undefined) return `#${tag}`;
  return column === undefined ? unit.name : (items[0]?.column?.name ?? column);
}

function narrowingOf({ column, tag }: FrontPageFacts): Record<string, string> {
  return { ...(column !== undefined && { column }), ...(tag !== undefined && { tag }) };
}

function addressWith(path: string, parameters: Record<string, string>): string {
  const query = new URLSearchParams(parameters).toString();
  return query === '' ? path : `${path}?${query}`;
}

function entry(item: DeliverySummary, unit: SiteUnit, words: PageWords, publicUrl: string): Html {
  const kind = item.type === 'article' ? null : words.kinds[item.type];
  return html`<li>
    <div class="words">
      <h2 lang="${item.locale}"><a href="/p/${encodeURIComponent(item.slug)}">${item.title}</a></h2>
      ${item.summary && html`<p class="summary">${item.summary}</p>`}
      <p class="small">
        ${kind && html`<span class="kind">${kind}</span> · `}${origin(item, unit)}<time
          datetime="${item.publishedAt}"
          >${displayDate(item.publishedAt, unit.timeZone)}</time
        >
      </p>
    </div>
    ${picture(item, publicUrl)}
  </li> `;
}

/** Whose it is, where that is not said by the page itself. */
function origin(item: DeliverySummary, unit: SiteUnit): HtmlPart {
  const words = [item.organization.id !== unit.id && item.organization.name, item.column?.name].filter(
    Boolean,
  );
  return words.length > 0 && `${words.join(' · ')} · `;
}

function picture({ cover }: DeliverySummary, publicUrl: string): HtmlPart {
  if (!cover) return null;
  const small = cover.renditions.find(({ name }) => name === 'thumb') ?? cover;
  return html`<img
    src="${relativeTo(publicUrl, small.url)}"
    alt="${cover.alt}"
    width="${small.width}"
    height="${small.height}"
    loading="lazy"
    decoding="async"
  />`;
}
