import type { EntityManager } from 'typeorm';
import { AssetEntity } from '../../persistence/asset.entity';

const lineage = 'SELECT lineage_id FROM assets WHERE id';

/**
 * All versions of an asset that are not deleted, the oldest first, held until the transaction ends; none where there is no
 * such asset. Held in one order, so that nobody waits for another around a corner. Plan: index `assets_lineage`.
 */
export async function holdVersions(assetId: string, manager: EntityManager): Promise<AssetEntity[]> {
  await manager.query(`SELECT id FROM assets WHERE lineage_id = (${lineage} = $1) ORDER BY id FOR UPDATE`, [
    assetId,
  ]);
  // Read when they are held: one may have come meanwhile.
  return manager
    .createQueryBuilder(AssetEntity, 'a')
    .where(`a.lineageId = (${lineage} = :assetId) AND a.deletedAt IS NULL`, { assetId })
    .orderBy('a.lineageNumber', 'ASC')
    .getMany();
}
