import { api, bodyOf } from '@/api-client';

/** Keeps a screenshot of the post in the unit's library; its id. */
export async function keepProof(publicationId: string, picture: Blob): Promise<string> {
  const params = { path: { id: publicationId } };
  const { organizationId, contentTitle } = await bodyOf(api.GET('/api/v1/publications/{id}', { params }));
  const form = new FormData();
  form.append('organizationId', organizationId);
  form.append('altText', contentTitle);
  form.append('file', picture);
  const asset = await bodyOf(api.POST('/api/v1/assets', { body: form as never }));
  return asset.id;
}
