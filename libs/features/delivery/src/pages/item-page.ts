import type { DeliveredImage, DeliveredMedia, DeliveryDocument } from '../domain/delivery-document';
import { displayDuration, displayTime } from '../domain/display-time';
import { pageHtml, relativeTo } from '../domain/site-html';
import type { SiteUnit } from '../persistence/delivery-reader';
import { cleanedHtml, html, linkTo } from './html';
import type { Html, HtmlPart } from './html';
import { itemMeta } from './item-meta';
import { frontOf, renderPage } from './layout';
import { beaconAddress } from './public-files';
import { wordsFor } from './words';
import type { PageWords } from './words';

export interface ItemPageFacts {
  document: DeliveryDocument;
  unit: SiteUnit;
  publicUrl: string;
}

/** The canonical page of a published item. */
export function renderItemPage({ document, unit, publicUrl }: ItemPageFacts): Buffer {
  const words = wordsFor(document.locale);
  const own = (url: string) => relativeTo(publicUrl, url);
  const body = html`<article class="${isVertical(document.locale) && 'vertical'}">
      <h1>${document.title}</h1>
      <ul class="facts">
        ${facts(document, unit, words).map((fact) => html`<li>${fact}</li>`)}
      </ul>
      ${mainPart(document, words, publicUrl, own)}
    </article>
    ${tagList(document, unit, words)}`;
  return renderPage({
    unit,
    lang: document.locale,
    title: `${document.title} - ${unit.name}`,
    words,
    head: itemMeta(document, unit, publicUrl),
    body,
    scripts: html`<script src="${beaconAddress}" data-content-id="${document.id}" defer></script>`,
  });
}

/** Traditional Mongolian runs from top to bottom, its lines from left to right. */
export function isVertical(locale: string): boolean {
  return /^mn-mong\b/i.test(locale);
}

function facts(document: DeliveryDocument, unit: SiteUnit, words: PageWords): HtmlPart[] {
  const { source, column, byline } = document;
  const at = html`<time datetime="${document.publishedAt}"
    >${displayTime(document.publishedAt, unit.timeZone)}</time
  >`;
  return [
    source &&
      html`${words.source}：${source.url ? html`<a href="${linkTo(source.url)}" rel="noopener">${source.name}</a>` : source.name}`,
    byline,
    column && html`<a href="${frontOf(unit)}?column=${encodeURIComponent(column.code)}">${column.name}</a>`,
    html`${words.published}：${at}`,
  ].filter((fact) => fact !== null && fact !== '');
}

function mainPart(
  document: DeliveryDocument,
  words: PageWords,
  publicUrl: string,
  own: (url: string) => string,
): HtmlPart {
  const { article, episode, video, cover, media } = document;
  if (episode) {
    return [
      media && sound(media, cover, document, words, own),
      lead(document),
      html`<div class="body">${cleanedHtml(pageHtml(episode.notesHtml, publicUrl))}</div>`,
      episode.guests.length > 0 && html`<p>${words.guests}：${episode.guests.join('、')}</p>`,
      episode.transcript &&
        html`<details>
          <summary>${words.transcript}</summary>
          <div class="plain">${episode.transcript}</div>
        </details>`,
    ];
  }
  if (video) {
    return [
      media && film(media, cover, words, own),
      lead(document),
      video.descriptionText && html`<div class="body plain">${video.descriptionText}</div>`,
    ];
  }
  return html`<div class="body">${cleanedHtml(pageHtml(article?.html ?? '', publicUrl))}</div>`;
}

function lead({ summary }: DeliveryDocument): HtmlPart {
  return summary && html`<p class="lead">${summary}</p>`;
}

function sound(
  media: DeliveredMedia,
  cover: DeliveredImage | null,
  document: DeliveryDocument,
  words: PageWords,
  own: (url: string) => string,
): Html {
  const square = cover?.renditions.find(({ name }) => name === 'cover_11') ?? cover;
  const number = document.episode?.number ?? null;
  const notes = [
    number !== null && words.episode(document.episode?.season ?? null, number),
    media.durationSeconds > 0 && displayDuration(media.durationSeconds),
  ].filter(Boolean);
  return html`<div class="player">
    ${square && html`<img src="${own(square.url)}" alt="" width="${square.width}" height="${square.height}" />`}
    <div class="sound">
      ${notes.length > 0 && html`<p>${notes.join(' · ')}</p>`}
      <audio controls preload="none" aria-label="${document.title}">
        <source src="${own(media.url)}" type="${media.mediaType}" />
        ${words.noPlayer}<a href="${own(media.url)}">${words.download}</a>
      </audio>
    </div>
  </div>`;
}

function film(
  media: DeliveredMedia,
  cover: DeliveredImage | null,
  words: PageWords,
  own: (url: string) => string,
): Html {
  const poster = cover?.renditions.find(({ name }) => name === 'cover_169') ?? cover;
  const size = media.width && media.height ? html` width="${media.width}" height="${media.height}"` : null;
  return html`<div class="film">
    <video
      controls
      playsinline
      preload="${poster ? 'none' : 'metadata'}"
      ${poster && html` poster="${own(poster.url)}"`}${size}
    >
      <source src="${own(media.url)}" type="${media.mediaType}" />
      ${words.noPlayer}<a href="${own(media.url)}">${words.download}</a>
    </video>
  </div>`;
}

function tagList({ tags }: DeliveryDocument, unit: SiteUnit, words: PageWords): HtmlPart {
  if (tags.length === 0) return null;
  const front = frontOf(unit);
  return html`<ul class="tags" aria-label="${words.tags}">
    ${tags.map((tag) => html`<li><a href="${front}?tag=${encodeURIComponent(tag)}">${tag}</a></li>`)}
  </ul>`;
}
