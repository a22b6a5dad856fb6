import type { EntityManager } from 'typeorm';
import { AssetFolderEntity } from './asset-folder.entity';
import { folderUnknown } from './asset-folder-faults';

/**
 * For whoever puts an asset into a folder: it is one of that unit, and stays until the transaction ends.
 * @throws AppError `invalid_input` at `folderId`
 */
export async function requireFolder(
  organizationId: string,
  id: string | null | undefined,
  manager: EntityManager,
): Promise<void> {
  if (!id) return;
  const folder = await manager.findOne(AssetFolderEntity, {
    where: { id, organizationId },
    lock: { mode: 'pessimistic_read' },
  });
  if (!folder) throw folderUnknown();
}
