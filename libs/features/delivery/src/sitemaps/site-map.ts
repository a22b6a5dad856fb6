import { markup, xmlCharacters } from '@haojiao/kernel';
import type { Markup, MarkupPart } from '@haojiao/kernel';

/** So many items in one file: with versions, pictures and films still below the 50,000 addresses and 50 MB of sitemaps.org. */
export const FILE_ITEMS = 5_000;

const DESCRIPTION_CHARACTERS = 300;
/** Seconds that a film may have there. */
const LONGEST_FILM = 28_800;

/** The same page in another language. */
export interface Alternate {
  /** BCP 47, or `x-default` for everybody else. */
  tag: string;
  url: string;
}

export interface MapFilm {
  thumbnailUrl: string;
  title: string;
  description: string;
  contentUrl: string;
  durationSeconds: number;
  publishedAt: string;
}

export interface MapEntry {
  url: string;
  /** Null: not known, and nothing is said. */
  updatedAt: Date | null;
  /** Every version, this one among them; empty where there is but one. */
  alternates?: Alternate[];
  imageUrl?: string | null;
  film?: MapFilm | null;
}

/** A map of pages (sitemaps.org), with versions in other languages, pictures and films as search engines extended it. */
export function renderUrlSet(entries: MapEntry[]): Buffer {
  const map = markup`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:video="http://www.google.com/schemas/sitemap-video/1.1">
${entries.map(entry)}</urlset>
`;
  return Buffer.from(xmlCharacters(map.text));
}

/** Names the files of a map. */
export function renderMapIndex(files: MapEntry[]): Buffer {
  const index = markup`<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${files.map(({ url, updatedAt }) => markup`<sitemap><loc>${url}</loc>${lastmod(updatedAt)}</sitemap>\n`)}</sitemapindex>
`;
  return Buffer.from(index.text);
}

function entry({ url, updatedAt, alternates = [], imageUrl, film }: MapEntry): Markup {
  return markup`<url><loc>${url}</loc>${lastmod(updatedAt)}${alternates.map(
    ({ tag, url: href }) => markup`<xhtml:link rel="alternate" hreflang="${tag}" href="${href}"/>`,
  )}${imageUrl && markup`<image:image><image:loc>${imageUrl}</image:loc></image:image>`}${film && filmPart(film)}</url>
`;
}

function lastmod(at: Date | null): MarkupPart {
  return at && markup`<lastmod>${at.toISOString()}</lastmod>`;
}

function filmPart(film: MapFilm): Markup {
  const seconds = Math.round(film.durationSeconds);
  const description = [...film.description].slice(0, DESCRIPTION_CHARACTERS).join('');
  return markup`<video:video><video:thumbnail_loc>${film.thumbnailUrl}</video:thumbnail_loc><video:title>${film.title}</video:title><video:description>${description}</video:description><video:content_loc>${film.contentUrl}</video:content_loc>${
    seconds >= 1 && seconds <= LONGEST_FILM && markup`<video:duration>${seconds}</video:duration>`
  }<video:publication_date>${film.publishedAt}</video:publication_date></video:video>`;
}
