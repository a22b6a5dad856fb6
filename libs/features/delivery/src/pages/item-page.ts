import { isVerticalScript } from '@haojiao/infrastructure/vertical-text';
import type {
  DeliveredEpisode,
  DeliveredImage,
  DeliveredMedia,
  DeliveredPlace,
  DeliveryDocument,
  DeliverySummary,
} from '../domain/delivery-document';
import { displayTime } from '../domain/display-time';
import { pageHtml, relativeTo } from '../domain/site-html';
import { feedLanguageOf, MAIN_LANGUAGE } from '../feeds/feed-language';
import { filmPlayer } from './film';
import { itemMeta } from './item-meta';
import { itemList } from './item-list';
import { languageHead, languageName, languageSwitch } from './language-links';
import type { LanguageLink } from './language-links';
import { frontOf, renderPage } from './layout';
import type { PageFeed } from './layout';
import { brandMark } from './brand-mark';
import { cleanedMarkup, linkTo, markup } from './markup';
import type { Markup, MarkupPart } from './markup';
import { breadcrumb } from './masthead';
import { neighbourLinks } from './neighbour-links';
import type { Neighbours } from './neighbour-links';
import { peopleLine } from './people-line';
import type { NamedPerson, PersonPlaces } from './people-line';
import { player } from './player';
import type { NamedProgramme } from './player';
import { beaconAddress, listeningAddress, playBeaconAddress, playerAddress } from './public-files';
import { columnPageOf } from './site-unit';
import type { SiteUnit } from './site-unit';
import { transcript } from './transcript';
import { wordsFor } from './words';
import type { PageWords } from './words';

export interface ItemPageFacts {
  document: DeliveryDocument;
  unit: SiteUnit;
  publicUrl: string;
  /** What else is to be read; without it the page stands alone. */
  neighbours?: Neighbours;
  /** In which languages the item can be read, itself among them. */
  versions?: readonly LanguageLink[];
  /** Pages of the people of an episode. */
  places?: PersonPlaces;
  /** What is shown of its sound. */
  sound?: SoundParts;
  /** It is shown to somebody before it is published: that is said, and nothing is counted. */
  isPreview?: boolean;
}

export interface SoundParts {
  /** `waveOutline` */
  outline: string | null;
  /** What is said, and where the whole of it is. */
  transcript: { text: string; url: string } | null;
  programme: NamedProgramme | null;
}

/** The canonical page of a published item. */
export function renderItemPage(page: ItemPageFacts): Buffer {
  const { document, unit, publicUrl, neighbours, versions = [], places = new Map(), sound = null } = page;
  const { isPreview = false } = page;
  const words = wordsFor(document.locale);
  const body = markup`${isPreview && previewNote(document.locale)}
${languageSwitch(versions, document.locale, words, publicUrl)}
<article${isVerticalScript(document.locale) && markup` class="vertical"`}>
<h1>${document.title}</h1>
<ul class="facts">${facts(document, unit, words).map((fact) => markup`<li>${fact}</li>`)}</ul>
${mainPart(document, words, publicUrl, { places, sound })}
</article>
${tagList(document, unit, words)}
${neighbours && neighbourLinks(neighbours, words)}
${related(neighbours?.related ?? [], unit, words, publicUrl)}`;
  return renderPage({
    unit,
    lang: document.locale,
    title: `${document.title} - ${unit.site.name}`,
    words,
    feeds: feedsOf(document),
    head: [itemMeta(document, unit, publicUrl), languageHead(versions)],
    place: document.column && { column: document.column.code },
    crumbs: breadcrumb(unit, words, document.column ? [columnStep(document.column, unit)] : []),
    body,
    scripts: [
      !isPreview && markup`<script src="${beaconAddress}" data-content-id="${document.id}" defer></script>`,
      !isPreview &&
        document.video &&
        document.media &&
        markup`<script src="${playBeaconAddress}" data-content-id="${document.id}" defer></script>`,
      document.episode && markup`<script src="${playerAddress}" defer></script>`,
      !isPreview && document.episode && markup`<script src="${listeningAddress}" defer></script>`,
    ],
  });
}

/** In the language of who sends such links around, where it is not English. */
function previewNote(locale: string): Markup {
  return locale.startsWith('en')
    ? markup`<p class="lead" lang="en" role="note">Preview. This is not published; please pass the link on to nobody.</p>`
    : markup`<p class="lead" lang="zh-CN" role="note">预览：尚未发布，仅供审看，请勿转发。</p>`;
}

/** Whoever reads another language than that of most items finds its feed here, and that of the item's brand. */
function feedsOf({ locale, brand }: DeliveryDocument): PageFeed[] {
  const language = feedLanguageOf(locale);
  const feeds: PageFeed[] = [];
  if (language !== null && language !== MAIN_LANGUAGE)
    feeds.push({ by: 'languages', word: language, title: languageName(language) });
  if (brand) feeds.push({ by: 'brands', word: brand.code, title: brand.name });
  return feeds;
}

function columnStep(column: DeliveredPlace, unit: SiteUnit): { address: string; name: string } {
  return { address: columnPageOf(unit, column), name: column.name };
}

function related(items: DeliverySummary[], unit: SiteUnit, words: PageWords, publicUrl: string): MarkupPart {
  if (items.length === 0) return null;
  return markup`<section class="section related"><h2>${words.related}</h2>
${itemList({ items, unit, words, publicUrl, level: 3 })}</section>`;
}

function facts(document: DeliveryDocument, unit: SiteUnit, words: PageWords): MarkupPart[] {
  const { source, column, brand, byline, publishedAt } = document;
  const origin = source?.url
    ? markup`<a href="${linkTo(source.url)}" rel="noopener">${source.name}</a>`
    : source?.name;
  return [
    origin && markup`${words.source}：${origin}`,
    byline,
    column && markup`<a href="${columnPageOf(unit, column)}">${column.name}</a>`,
    brand && brandMark(brand),
    markup`<time datetime="${publishedAt}">${displayTime(publishedAt, unit.timeZone)}</time>`,
  ].filter(Boolean);
}

function mainPart(
  document: DeliveryDocument,
  words: PageWords,
  publicUrl: string,
  { places, sound }: { places: PersonPlaces; sound: SoundParts | null },
): MarkupPart {
  const { article, episode, video, media } = document;
  if (episode) {
    return [
      media && soundPlayer(media, document, { words, publicUrl, ...sound }),
      lead(document),
      episode.notesHtml && body(episode.notesHtml, publicUrl),
      peopleLine(everybodyIn(episode), places, words),
      sound?.transcript &&
        transcript({
          ...sound.transcript,
          hasLines: episode.captions?.mediaType === 'text/vtt',
          words,
          publicUrl,
        }),
    ];
  }
  if (video) {
    return [
      media && filmPlayer(media, document, words, publicUrl),
      lead(document),
      video.descriptionText && markup`<div class="body plain">${video.descriptionText}</div>`,
    ];
  }
  return body(article?.html ?? '', publicUrl);
}

/** Guests who are known by name alone, too. */
function everybodyIn({ people = [], guests }: DeliveredEpisode): NamedPerson[] {
  const known = new Set(people.map(({ name }) => name));
  const others = guests.filter((name) => !known.has(name));
  return [...people, ...others.map((name) => ({ personId: null, name, role: 'guest' }))];
}

function body(delivered: string, publicUrl: string): Markup {
  return markup`<div class="body">${cleanedMarkup(pageHtml(delivered, publicUrl))}</div>`;
}

function lead({ summary }: DeliveryDocument): MarkupPart {
  return summary && markup`<p class="lead">${summary}</p>`;
}

function soundPlayer(
  media: DeliveredMedia,
  document: DeliveryDocument,
  { words, publicUrl, outline, programme }: { words: PageWords; publicUrl: string } & Partial<SoundParts>,
): Markup {
  const square = crop(document.cover, 'cover_11');
  const cover =
    square &&
    markup`<img src="${relativeTo(publicUrl, square.url)}" alt="" width="${square.width}" height="${square.height}">`;
  return player({
    item: { ...document, media },
    episode: document.episode,
    words,
    publicUrl,
    cover,
    outline,
    programme,
  });
}

function crop(cover: DeliveredImage | null, wanted: string) {
  return cover?.renditions.find(({ name }) => name === wanted) ?? cover;
}

function tagList({ tags }: DeliveryDocument, unit: SiteUnit, words: PageWords): MarkupPart {
  if (tags.length === 0) return null;
  const front = frontOf(unit);
  return markup`<ul class="tags" aria-label="${words.tags}">${tags.map(
    (tag) => markup`<li><a href="${front}?tag=${encodeURIComponent(tag)}">${tag}</a></li>`,
  )}</ul>`;
}
