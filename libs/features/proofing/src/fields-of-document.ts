import { bodyTexts, textOfHtml } from '@haojiao/features/contents';
import type { ContentDocument } from '@haojiao/features/contents';
import type { FieldKind } from './domain/lexicon-term';

/** One text of a document that people will read somewhere. */
export interface DocumentField {
  /** `title`, `article.html`, `variants.weibo.text` … */
  path: string;
  kind: FieldKind;
  /** The platform whose words they are; null: all of them. */
  channel: string | null;
  /** Plain: ranges of findings and of reviewers' notes count in it. */
  text: string;
  /** Parts of it that are captions of pictures. */
  captions: { start: number; end: number }[];
}

/**
 * Every text of a document in the order in which it is read, empty ones left out: title, summary, the variants of each
 * platform, the body's members, alternative texts, and names of files by asset id as far as they are given.
 */
export function fieldsOf(
  document: ContentDocument,
  fileNames: ReadonlyMap<string, string> = new Map(),
): DocumentField[] {
  const fields: DocumentField[] = [];
  const add = (path: string, kind: FieldKind, text: string | undefined, channel: string | null = null) => {
    if (text) fields.push({ path, kind, channel, text, captions: [] });
  };
  add('title', 'title', document.title);
  add('summary', 'cover_text', document.summary);
  add('byline', 'caption', document.byline);
  add('source.name', 'caption', document.source?.name);
  for (const [index, tag] of document.tags.entries()) add(`tags.${index}`, 'cover_text', tag);
  for (const [platform, variant] of Object.entries(document.variants)) {
    for (const member of ['title', 'summary', 'text'] as const) {
      add(`variants.${platform}.${member}`, 'cover_text', variant[member], platform);
    }
    for (const [index, tag] of (variant.tags ?? []).entries()) {
      add(`variants.${platform}.tags.${index}`, 'cover_text', tag, platform);
    }
  }
  for (const { path, text, html } of bodyTexts(document)) {
    if (text)
      fields.push({ path, kind: 'body', channel: null, text, captions: html ? captionsIn(html, text) : [] });
    for (const [index, alt] of (html ? altTextsIn(html) : []).entries()) {
      add(`${path}.images.${index}.alt`, 'caption', alt);
    }
  }
  for (const [id, { altText }] of Object.entries(document.assets))
    add(`assets.${id}.altText`, 'caption', altText);
  for (const [id, name] of fileNames) add(`assets.${id}.fileName`, 'caption', name);
  return fields;
}

/** No text of a document holds them: they are taken out of every input. */
const BEGIN = '\u0001';
const END = '\u0002';

/** Where the captions of a cleaned body stand in its plain text. */
function captionsIn(html: string, text: string): DocumentField['captions'] {
  if (!html.includes('<figcaption')) return [];
  const marked = textOfHtml(
    html
      .replace(/<figcaption\b[^>]*>\s*/g, (tag) => tag.trimEnd() + BEGIN)
      .replaceAll('</figcaption>', `${END}</figcaption>`),
  );
  const captions: DocumentField['captions'] = [];
  let plain = '';
  let start = 0;
  for (const character of marked) {
    if (character === BEGIN) start = plain.length;
    else if (character === END) captions.push({ start, end: plain.length });
    else plain += character;
  }
  // White space beside a mark may have been counted otherwise: then nothing is said rather than something wrong.
  return plain === text ? captions : [];
}

function altTextsIn(html: string): string[] {
  return [...html.matchAll(/<img [^>]*?\balt="([^"]*)"/g)].map((match) => textOfHtml(match[1]!));
}
