import { api, bodyOf, ifMatch, versionedOf } from '@/api-client';
import type { Asset } from './use-asset';

/** Says what a picture shows, whatever else was said about it since the page was loaded. */
export async function describe(id: string, altText: string): Promise<Asset> {
  const params = { path: { id } };
  const { etag } = await versionedOf(api.GET('/api/v1/assets/{id}', { params }));
  return bodyOf(api.PATCH('/api/v1/assets/{id}', { params, body: { altText }, headers: ifMatch(etag) }));
}
