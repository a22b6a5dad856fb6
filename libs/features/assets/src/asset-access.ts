import { notFound } from '@haojiao/kernel';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import type { AssetEntity } from './persistence/asset.entity';

const see = {
  read: 'asset.read',
  noun: 'asset',
  zh: '没有这个附件。',
  en: 'There is no such asset.',
} as const;

export function assetNotFound() {
  return notFound(see.noun, see.zh, see.en);
}

/** Readers of its unit, and whoever may upload there their own: a correspondent sees nothing but what they sent. */
export function mayReadAsset(
  actor: Actor,
  asset: Pick<AssetEntity, 'uploadedBy'>,
  place: PlaceInTree,
): boolean {
  return (
    actor.can('asset.read', place) || (asset.uploadedBy === actor.userId && actor.can('asset.write', place))
  );
}

/** @throws AppError `asset_not_found`, also for what the caller may not see */
export function requireAssetReading(actor: Actor, asset: AssetEntity, place: PlaceInTree): void {
  if (!mayReadAsset(actor, asset, place)) throw assetNotFound();
}

/** @throws AppError `asset_not_found`, `not_allowed` */
export function requireAssetWriting(actor: Actor, asset: AssetEntity, place: PlaceInTree): void {
  requireAssetReading(actor, asset, place);
  actor.require('asset.write', place, see);
}
