import { api, bodyOf, newKey, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';

/** Brings a file into the library of a unit. */
export function uploadAsset(file: File, organizationId: string): Promise<Shape<'UploadedAssetResponse'>> {
  const form = new FormData();
  // The words stand before the file: they are read first.
  form.set('organizationId', organizationId);
  form.set('file', file);
  return bodyOf(
    api.POST('/api/v1/assets', {
      headers: onceBy(newKey()),
      body: form as never,
      bodySerializer: (body) => body as never,
    }),
  );
}
