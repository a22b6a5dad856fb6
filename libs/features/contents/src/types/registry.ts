import type { ContentDocument } from '../domain/content-document';
import { articleType } from './article/article.type';
import type { ContentTypeDefinition } from './content-type';
import { episodeType } from './episode/episode.type';
import { videoType } from './video/video.type';

/** Every kind of content. A new one is its folder and its line here. */
export const contentTypes = [articleType, episodeType, videoType] as const;

type Definition = (typeof contentTypes)[number];

export type ContentTypeKey = Definition['key'];

/** The blocks of a document, each under the key of its type. */
export type ContentBlocks = {
  [Each in Definition as Each['key']]?: Each extends ContentTypeDefinition<string, infer Block>
    ? Block
    : never;
};

export const contentTypeKeys: ContentTypeKey[] = contentTypes.map((type) => type.key);

/** Null for a text that names no type. */
export function contentTypeOf(key: unknown): ContentTypeDefinition<ContentTypeKey, object> | null {
  return contentTypes.find((type) => type.key === key) ?? null;
}

/** The block that the document's type names. @throws Error for a document that was never valid. */
export function blockOf(document: ContentDocument): {
  type: ContentTypeDefinition<ContentTypeKey, object>;
  block: object;
} {
  const type = contentTypeOf(document.type);
  const block = type ? document[type.key] : undefined;
  if (!type || !block) throw new Error(`A document of type ${document.type} without its block`);
  return { type, block };
}
