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

/** The same for many at once: those of the ids that the feature's things name. One statement for a page of assets. */
export type AssetsUsedAmong = (assetIds: string[], manager: EntityManager) => Promise<string[]>;

/**
 * Of all the ids by one statement. `isUsed` is a condition on `wanted.id`; as `EXISTS` it ends at the first thing that names
 * an asset, by the same index by which the things themselves are found.
 */
export function amongWhere(isUsed: string): AssetsUsedAmong {
  return async (assetIds, manager) => {
    const rows: { id: string }[] = await manager.query(
      `SELECT wanted.id FROM unnest($1::uuid[]) AS wanted (id) WHERE ${isUsed}`,
      [assetIds],
    );
    return rows.map(({ id }) => id);
  };
}
