import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useMe } from '@/features/sessions';
import { uploadQueue } from './upload-queue';
import type { UploadEntry } from './upload-queue';

/** What is on its way; lists of assets are asked anew when a file arrived. */
export function useUploads(): readonly UploadEntry[] {
  const queries = useQueryClient();
  useEffect(
    () => uploadQueue.onStored(() => void queries.invalidateQueries({ queryKey: ['assets'] })),
    [queries],
  );
  return useSyncExternalStore(uploadQueue.subscribe, uploadQueue.snapshot);
}

/** Sends files to a unit's library, into one of its folders. */
export function useSend(organizationId: string, folderId: string | null = null) {
  const { id: userId } = useMe();
  return useCallback(
    (files: readonly File[], begunAt?: string) =>
      uploadQueue.add(files, { organizationId, folderId, userId }, begunAt),
    [organizationId, folderId, userId],
  );
}
