import { api, bodyOf, newKey, onceBy } from '@/api-client';
import { escapedValue } from '../markup/tokens';

const ASK_AGAIN_MS = 1000;

/** No browser may read another site's picture: the server fetches it, guarded, as it does for a page that is imported. */
export async function fetchPicture(address: string, organizationId: string): Promise<string> {
  const made = await bodyOf(
    api.POST('/api/v1/imports', {
      headers: onceBy(newKey()),
      body: { organizationId, html: `<p>图</p><img src="${escapedValue(address)}">` } as never,
    }),
  );
  const [picture] = made.pictures;
  if (!picture) throw new Error('The page names no picture.');
  const { id } = made;
  await api.POST('/api/v1/imports/{id}/pictures', {
    params: { path: { id } },
    body: { urls: [picture.url ?? address] },
  });
  for (;;) {
    const { pictures } = await bodyOf(api.GET('/api/v1/imports/{id}', { params: { path: { id } } }));
    const { assetId, state, reason } = pictures[0]!;
    if (assetId) return assetId;
    if (state === 'refused') throw new PictureRefused(reason ?? state);
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}

export class PictureRefused extends Error {
  override readonly name = 'Problem';
}
