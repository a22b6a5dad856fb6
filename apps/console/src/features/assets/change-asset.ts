import { api, bodyOf, ifMatch, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';
import type { Asset } from './use-asset';

/** Changes what is said of a file, whatever else was said about it since the page was loaded. */
export async function changeAsset(id: string, body: Shape<'ChangeAssetRequest'>): Promise<Asset> {
  const params = { path: { id } };
  const { etag } = await versionedOf(api.GET('/api/v1/assets/{id}', { params }));
  return bodyOf(api.PATCH('/api/v1/assets/{id}', { params, body, headers: ifMatch(etag) }));
}
