import { api, ifMatch, NoConnection, Problem, SignedOut, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';
import type { Outcome, Save } from './draft-keeper';
import { patchOf, platformOf } from './fields';
import type { Content, Fields } from './fields';

/** Sends what was written: the item's own words in one change, then each platform's. */
export function savingTo(contentId: string, sayIsSignedOut: () => void): Save {
  return async (paths, base, fields, etag, isAutosave) => {
    try {
      return await send(contentId, paths, base, fields, etag, isAutosave);
    } catch (error) {
      if (error instanceof SignedOut) sayIsSignedOut();
      return outcomeOf(error);
    }
  };
}

async function send(
  id: string,
  paths: readonly string[],
  base: Fields,
  fields: Fields,
  etag: string,
  isAutosave: boolean,
): Promise<Outcome> {
  const query = isAutosave ? { save: 'auto' as const } : {};
  const own = paths.filter((path) => !platformOf(path));
  let version = etag;
  if (own.length > 0) {
    const saved = await versionedOf(
      api.PATCH('/api/v1/contents/{id}', {
        params: { path: { id }, query },
        headers: ifMatch(version),
        body: patchOf(own, base, fields) as Shape<'ChangeContentRequest'>,
      }),
    );
    if (own.length === paths.length) return { kind: 'saved', content: saved.body, etag: saved.etag };
    version = saved.etag;
  }
  for (const path of paths) {
    const platform = platformOf(path);
    if (platform)
      version = await sendVariant(
        id,
        platform,
        fields[path] as Shape<'VariantRequest'> | null,
        version,
        query,
      );
  }
  const read = await versionedOf(api.GET('/api/v1/contents/{id}', { params: { path: { id } } }));
  return { kind: 'saved', content: read.body, etag: read.etag };
}

async function sendVariant(
  id: string,
  platform: string,
  variant: Shape<'VariantRequest'> | null,
  etag: string,
  query: { save?: 'auto' },
): Promise<string> {
  const address = { path: { id, platform } };
  const headers = ifMatch(etag);
  const { response } =
    variant === null
      ? await api.DELETE('/api/v1/contents/{id}/variants/{platform}', { params: address, headers })
      : await api.PUT('/api/v1/contents/{id}/variants/{platform}', {
          params: { ...address, query },
          headers,
          body: variant,
        });
  return response.headers.get('etag') ?? etag;
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof NoConnection) return { kind: 'away' };
  if (error instanceof SignedOut) return { kind: 'signed-out' };
  if (!(error instanceof Problem)) return { kind: 'refused', message: String(error), faults: {} };
  const { current, currentETag } = error.body as { current?: Content; currentETag?: string };
  if (error.code === 'version_mismatch' && current && currentETag) {
    return { kind: 'outdated', content: current, etag: currentETag };
  }
  if (error.code === 'content_locked') return { kind: 'locked', message: error.message };
  const faults = Object.fromEntries(error.faults.map(({ path, message }) => [path, message]));
  return { kind: 'refused', message: error.message, faults };
}
