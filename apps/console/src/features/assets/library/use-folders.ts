import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { folderTree } from './folder-tree';

export type Folder = Shape<'AssetFolderInTreeResponse'>;

/** Folders of a unit's library, as a list and as a tree. */
export function useFolders(organizationId: string) {
  const query = useQuery({
    queryKey: ['assets', 'folders', organizationId],
    queryFn: () => bodyOf(api.GET('/api/v1/asset-folders', { params: { query: { organizationId } } })),
  });
  const folders = query.data?.items;
  const tree = useMemo(() => folderTree(folders ?? []), [folders]);
  return { ...query, folders: folders ?? [], tree };
}
