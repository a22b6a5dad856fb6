import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, versionedOf } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';

export type Asset = Shape<'AssetResponse'>;
export type AssetKind = Asset['kind'];

const SOON_MS = 2_000;

/** One asset with its version; asked again while something is still made of it. */
export function useAsset(id: string | null | undefined) {
  return useQuery({
    queryKey: ['assets', 'one', id],
    queryFn: () => versionedOf(api.GET('/api/v1/assets/{id}', { params: { path: { id: id! } } })),
    enabled: Boolean(id),
    refetchInterval: ({ state }) => (isInWork(state.data) ? SOON_MS : false),
  });
}

export function isBeingMade({ state, rendering, preparation }: Asset): boolean {
  if (state === 'processing') return true;
  const rendersOn = rendering !== null && !['done', 'failed'].includes(rendering.state);
  return rendersOn || preparation?.state === 'working' || preparation?.state === 'due';
}

const isInWork = (found: Versioned<Asset> | undefined) => found !== undefined && isBeingMade(found.body);

export function askAssets(query: {
  organizationId?: string;
  kind?: AssetKind;
  folderId?: string;
  tag?: string;
  q?: string;
  limit?: number;
  cursor?: string;
  unused?: boolean;
  missingAltText?: boolean;
  rightsExpireBefore?: string;
  generated?: Asset['generatedContent'];
}) {
  return bodyOf(api.GET('/api/v1/assets', { params: { query } }));
}
