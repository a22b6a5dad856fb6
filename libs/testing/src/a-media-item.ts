import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { newId } from '@haojiao/kernel';
import { aSiteContent } from './a-site-content';

export interface MediaItemWish {
  organizationId: string;
  /** Default an episode with sound. */
  type?: 'episode' | 'video';
  bytes: Buffer;
  durationSeconds: number;
  programmeId?: string;
}

export interface MediaItem {
  contentId: string;
  /** Path under which its file is fetched. */
  path: string;
  sha256: string;
}

/** An item on the site with a file of sound or film, as media delivery needs it: without reviews or publications. */
export async function aMediaItem(
  { dataSource, keep }: { dataSource: DataSource; keep(sha256: string, bytes: Buffer): Promise<void> },
  wish: MediaItemWish,
): Promise<MediaItem> {
  const { type = 'episode', bytes, durationSeconds, organizationId } = wish;
  const contentId = await aSiteContent(dataSource, { organizationId });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await keep(sha256, bytes);
  const assetId = newId();
  const mark = sha256.slice(0, 32);
  const [kind, mediaType, extension] =
    type === 'episode' ? ['audio', 'audio/mpeg', 'mp3'] : ['video', 'video/mp4', 'mp4'];
  const document = {
    id: contentId,
    type,
    media: {
      url: `https://news.example.test/assets/${assetId}/${mark}/original.${extension}`,
      durationSeconds,
    },
    ...(type === 'episode' && { episode: { programmeId: wish.programmeId ?? null } }),
  };
  await dataSource.transaction(async (manager) => {
    await manager.query('SET LOCAL session_replication_role = replica');
    await manager.query(
      `INSERT INTO assets (id, organization_id, kind, media_type, bytes, sha256, file_name, duration_seconds, state,
                           uploaded_by, lineage_id, version)
       VALUES ($1, $2, $3, $4, $5, $6, 'sound', $7, 'ready', $1, $1, 1)`,
      [assetId, organizationId, kind, mediaType, bytes.length, sha256, durationSeconds],
    );
    await manager.query('UPDATE contents SET type = $2, programme_id = $3 WHERE id = $1', [
      contentId,
      type,
      wish.programmeId ?? null,
    ]);
    await manager.query(
      `INSERT INTO delivery_documents (content_id, publication_id, revision_id, organization_id, org_path, type, slug,
                                       tags, state, published_at, updated_at, etag, document, summary, search)
       VALUES ($1::uuid, $1, $1, $2::uuid, ARRAY[$2::uuid], $3, ($1::uuid)::text, '{}', 'live', '2026-11-21T02:00:00Z', now(), $4, $5, '{}', '')`,
      [contentId, organizationId, type, `"${newId()}"`, Buffer.from(JSON.stringify(document))],
    );
  });
  return { contentId, path: `/media/${type}s/${contentId}/${mark}.${extension}`, sha256 };
}
