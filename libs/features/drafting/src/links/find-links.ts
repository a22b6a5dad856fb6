import { decodeEntities, textOfHtml } from '@haojiao/features/contents';
import type { ContentDocument } from '@haojiao/features/contents';

/** A link as it stands in a document. */
export interface FoundLink {
  /** `article.html`, `source.url`, `variants.weibo.text` … */
  path: string;
  /** Characters of the member's words; null for a member that is the address itself. */
  range: { start: number; end: number } | null;
  /** The words that carry it. */
  text: string;
  url: string;
}

/** So many are looked at; what comes after is told as left out. */
export const MAX_LINKS = 100;

/** Addresses in plain text: up to white space, Chinese characters and punctuation that does not end an address. */
const plainAddress = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/gi;

/** Every link of a document, in its order. */
export function linksOf(document: ContentDocument): FoundLink[] {
  const links: FoundLink[] = [];
  if (document.source?.url)
    links.push({ path: 'source.url', range: null, text: document.source.name, url: document.source.url });
  links.push(...linksOfHtml('article.html', document.article?.html ?? ''));
  links.push(...linksOfHtml('episode.notesHtml', document.episode?.notesHtml ?? ''));
  links.push(...linksOfText('summary', document.summary));
  links.push(...linksOfText('video.descriptionText', document.video?.descriptionText ?? ''));
  for (const [platform, variant] of Object.entries(document.variants)) {
    links.push(...linksOfText(`variants.${platform}.summary`, variant.summary ?? ''));
    links.push(...linksOfText(`variants.${platform}.text`, variant.text ?? ''));
  }
  return links;
}

function linksOfHtml(path: string, html: string): FoundLink[] {
  return [...html.matchAll(/<a\s[^>]*?href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)].map((match) => {
    const text = textOfHtml(match[2]!);
    const start = wordsBefore(html.slice(0, match.index + match[0].indexOf('>') + 1));
    return { path, range: { start, end: start + text.length }, text, url: decodeEntities(match[1]!) };
  });
}

/** How many characters of words stand before that place; a mark behind them keeps the white space that counts. */
function wordsBefore(html: string): number {
  return textOfHtml(`${html}|`).length - 1;
}

function linksOfText(path: string, text: string): FoundLink[] {
  return [...text.matchAll(plainAddress)].map(({ 0: found, index }) => {
    const url = found.replace(/[.,;:!?'")\]]+$/, '');
    return { path, range: { start: index, end: index + url.length }, text: url, url };
  });
}
