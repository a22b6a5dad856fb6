import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';

export type Order = (wish: Shape<'CreateAssetJobRequest'>) => Promise<unknown>;

/** Orders a change of many assets; it is made in the background, and `jobId` tells of it. A refusal is the caller's to tell. */
export function useBulk() {
  const [jobId, setJobId] = useState<string | null>(null);
  const ordering = useMutation({
    mutationFn: (body: Shape<'CreateAssetJobRequest'>) =>
      bodyOf(api.POST('/api/v1/assets/bulk', { body, headers: onceBy(newKey()) })),
    onSuccess: ({ id }) => setJobId(id),
  });
  const order: Order = ordering.mutateAsync;
  return { order, isOrdering: ordering.isPending, jobId, forget: () => setJobId(null) };
}
