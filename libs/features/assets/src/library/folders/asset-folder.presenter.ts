import type { AssetFolderEntity } from './asset-folder.entity';
import type { AssetFolderResponse } from './asset-folder.responses';

export function presentAssetFolder(folder: AssetFolderEntity): AssetFolderResponse {
  const { id, organizationId, parentId, name } = folder;
  return {
    id,
    organizationId,
    parentId,
    name,
    createdAt: folder.createdAt.toISOString(),
    updatedAt: folder.updatedAt.toISOString(),
  };
}
