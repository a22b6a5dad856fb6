import type { EntityManager } from 'typeorm';
import type { Actor } from '@haojiao/features/organizations';

/** One thing that needs an asset to stay. */
export interface AssetUsage {
  /** `content`, `submission`. */
  objectType: string;
  objectId: string;
  title: string;
  state: string | null;
  /** Who may know of it: the same answer as reading the thing itself gives. */
  isVisibleTo(actor: Actor): boolean;
}

/**
 * Told by features on the right: where in their tables an asset is used. Asked inside the transaction that would delete
 * the asset, which holds its row.
 */
export type AssetUsageFinder = (assetId: string, manager: EntityManager) => Promise<AssetUsage[]>;

/** The same for many: those of the ids that the feature's things name. */
export type AssetsUsedAmong = (assetIds: string[], manager: EntityManager) => Promise<string[]>;

/** For features of which few things name assets. */
export function oneByOne(find: AssetUsageFinder): AssetsUsedAmong {
  return async (assetIds, manager) => {
    const used: string[] = [];
    for (const id of assetIds) if ((await find(id, manager)).length > 0) used.push(id);
    return used;
  };
}
