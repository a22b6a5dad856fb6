import type { Shape } from '@/api-client';

export type Document = Shape<'DocumentResponse'>;

/** A text of an item as a reader meets it: what notes and findings name by its path. */
export interface Field {
  readonly path: string;
  /** Name of a sentence below `field`; of a variant that of its member. */
  readonly name: string;
  readonly platform: string | null;
  readonly text: string;
  readonly isHtml: boolean;
}

/** Every text of a document in the order in which it is read, empty ones left out. */
export function fieldsOf(document: Document): Field[] {
  const fields: Field[] = [];
  const add = (
    path: string,
    name: string,
    text: string | null | undefined,
    platform: string | null = null,
  ) => {
    if (text) fields.push({ path, name, platform, text, isHtml: /(^|\.)(html|\w+Html)$/.test(path) });
  };
  add('title', 'title', document.title);
  add('summary', 'summary', document.summary);
  add('article.html', 'body', document.article?.html);
  add('video.descriptionText', 'description', document.video?.descriptionText);
  add('episode.notesHtml', 'notes', document.episode?.notesHtml);
  add('episode.transcript', 'transcript', document.episode?.transcript);
  add('byline', 'byline', document.byline);
  add('source.name', 'source', document.source?.name);
  for (const [platform, variant] of Object.entries(document.variants)) {
    add(`variants.${platform}.title`, 'title', variant.title, platform);
    add(`variants.${platform}.summary`, 'summary', variant.summary, platform);
    add(`variants.${platform}.text`, 'text', variant.text, platform);
  }
  return fields;
}

/** Every file that the document names, media first, each once. */
export function filesOf(document: Document): { id: string; altText: string }[] {
  const first = [document.video?.videoAssetId, document.episode?.audioAssetId, document.coverAssetId];
  const ids = new Set([...first.filter((id) => typeof id === 'string'), ...Object.keys(document.assets)]);
  return [...ids].map((id) => ({ id, altText: document.assets[id]?.altText ?? '' }));
}
