import { mediaOfHtml } from '@haojiao/kernel';
import type { AssetReference } from '../types/content-type';
import { imagesOfHtml } from './clean-html';

/** Every asset that a cleaned body names, each once: pictures, then sounds and films. */
export function filesOfBody(path: string, html: string): AssetReference[] {
  const media = new Map(
    mediaOfHtml(html).map(({ assetId, kind }) => [`${kind} ${assetId}`, { assetId, kind }]),
  );
  return [
    ...imagesOfHtml(html).map<AssetReference>((assetId) => ({ path, assetId, kind: 'image' })),
    ...[...media.values()].map<AssetReference>(({ assetId, kind }) => ({ path, assetId, kind })),
  ];
}
