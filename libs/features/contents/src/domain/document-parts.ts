import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import type { AssetReference, BodyText } from '../types/content-type';
import { blockOf } from '../types/registry';
import type { ContentDocument } from './content-document';

/** Every place of the document that names an asset: cover, body, media, covers of variants. */
export function assetReferences(document: ContentDocument): AssetReference[] {
  const { type, block } = blockOf(document);
  const references = type.assetReferences(block);
  if (document.coverAssetId) {
    references.unshift({ path: 'coverAssetId', assetId: document.coverAssetId, kind: 'image' });
  }
  for (const [platform, { coverAssetId }] of Object.entries(document.variants)) {
    if (!coverAssetId) continue;
    references.push({ path: `variants.${platform}.coverAssetId`, assetId: coverAssetId, kind: 'image' });
  }
  return references;
}

/** Ids of all assets that the document names, each once. */
export function documentAssetIds(document: ContentDocument): string[] {
  return [...new Set(assetReferences(document).map((reference) => reference.assetId))];
}

/** The words of the document's body. */
export function documentText(document: ContentDocument): string {
  const { type, block } = blockOf(document);
  return type.text(block);
}

/** The words of the document's body, member by member. */
export function bodyTexts(document: ContentDocument): BodyText[] {
  const { type, block } = blockOf(document);
  return type.texts(block);
}

/** Lower-case words of title, summary and body, for the simple search of the management lists. */
export function searchTextOf(document: ContentDocument): string {
  return [document.title, document.summary, document.tags.join(' '), documentText(document)]
    .join('\n')
    .toLowerCase()
    .slice(0, 200_000);
}

/** What is still missing before anybody can be asked to review the document. */
export function missingForReview(document: ContentDocument): Fault[] {
  const { type, block } = blockOf(document);
  const title =
    document.title === ''
      ? [fault('title', 'required', '送审前请写好标题。', 'Write a title before asking for a review.')]
      : [];
  return [...title, ...type.missing(block)];
}
