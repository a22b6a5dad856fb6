import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, ifMatch, versionedOf } from '@/api-client';
import { ConfirmButton, useTell, useWords } from '@/ui';
import { FolderDialog } from './folder-dialog';
import type { Folder } from './use-folders';

/** What can be done with the folder that is open. */
export function FolderActions({ folder, onGone }: { folder: Folder; onGone: () => void }) {
  const say = useWords('assets');
  const tell = useTell();
  const queries = useQueryClient();
  const [isRenaming, setRenaming] = useState(false);
  const remove = useMutation({
    mutationFn: async () => {
      const path = { id: folder.id };
      const { etag } = await versionedOf(api.GET('/api/v1/asset-folders/{id}', { params: { path } }));
      await api.DELETE('/api/v1/asset-folders/{id}', {
        params: { path, query: { contents: 'move_up' } },
        headers: ifMatch(etag),
      });
    },
    onSuccess: async () => {
      onGone();
      await queries.invalidateQueries({ queryKey: ['assets'] });
    },
    onError: tell.problem,
  });
  return (
    <>
      <Button onClick={() => setRenaming(true)}>{say('folder.rename')}</Button>
      <ConfirmButton
        danger
        title={say('folder.remove_title', { name: folder.name })}
        consequence={say('folder.remove_consequence')}
        onConfirm={() => remove.mutateAsync().catch(() => undefined)}
      >
        {say('folder.remove')}
      </ConfirmButton>
      {isRenaming && (
        <FolderDialog
          unitId={folder.organizationId}
          parentId={folder.parentId}
          renamed={folder}
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  );
}
