import type { AssetRenderingEntity } from '../persistence/asset-rendering.entity';
import type { AssetEntity } from '../persistence/asset.entity';
import type { AssetRenderingResponse } from './asset.responses';

/** How far the renditions of a picture are; null for what has none. */
export function presentRendering(
  asset: AssetEntity,
  row: AssetRenderingEntity | null,
): AssetRenderingResponse | null {
  if (asset.kind !== 'image') return null;
  const state = stateOf(asset, row);
  return {
    state,
    done: state === 'waiting' ? 0 : (row?.done ?? 0),
    total: state === 'waiting' ? 0 : (row?.total ?? 0),
    failure: asset.rejection ?? row?.failure ?? null,
    nextTryAt: state === 'retrying' ? row!.notBefore!.toISOString() : null,
  };
}

function stateOf(asset: AssetEntity, row: AssetRenderingEntity | null): AssetRenderingResponse['state'] {
  if (asset.state === 'rejected') return 'failed';
  if (!asset.renditionsDue) return row?.failure ? 'failed' : 'done';
  if (row?.leasedUntil) return 'running';
  return row?.notBefore ? 'retrying' : 'waiting';
}
