import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';

export type Asset = Shape<'AssetResponse'>;

/** One file of the library; asked again while it is being prepared. */
export function useAsset(assetId: string | null | undefined) {
  return useQuery({
    queryKey: ['assets', assetId],
    queryFn: () => bodyOf(api.GET('/api/v1/assets/{id}', { params: { path: { id: assetId! } } })),
    enabled: Boolean(assetId),
    staleTime: 60_000,
    refetchInterval: ({ state }) => (state.data?.state === 'processing' ? 2000 : false),
  });
}

/** The rendition that is nearest to what is shown; of anything but a picture the file itself. */
export function addressOf(asset: Asset, name: 'thumb' | 'small' | 'medium' | 'large'): string | null {
  const made = asset.renditions.filter((rendition) => rendition.mediaType === 'image/jpeg');
  return made.find((rendition) => rendition.name === name)?.url ?? asset.url;
}
