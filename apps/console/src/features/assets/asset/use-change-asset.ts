import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';

/** Changes one asset, of the version that was seen; the answer is what the page shows from then on. */
export function useChangeAsset(id: string, etag: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Shape<'ChangeAssetRequest'>) =>
      versionedOf(
        api.PATCH('/api/v1/assets/{id}', { params: { path: { id } }, body, headers: ifMatch(etag) }),
      ),
    onSuccess: async (changed) => {
      queries.setQueryData(['assets', 'one', id], changed);
      await queries.invalidateQueries({ queryKey: ['assets', 'list'] });
    },
  });
}
