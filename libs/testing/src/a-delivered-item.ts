import type { DataSource } from 'typeorm';
import { newId } from '@haojiao/kernel';

export interface DeliveredItemWish {
  organizationId: string;
  slug: string;
  title?: string;
  summary?: string;
  /** Default `article`. */
  type?: string;
  /** BCP 47, default `zh-CN`. */
  locale?: string;
  tags?: string[];
  column?: { id: string; code: string; name: string };
  publishedAt?: Date;
  /** Default: our own page. */
  canonicalUrl?: string;
  media?: object;
  cover?: object;
  programmeId?: string;
}

/**
 * An item as the site delivers it, written as publishing writes it but without anything behind it: for lists, feeds and
 * maps of many. Whoever keeps pages is told, as after each publication.
 */
export async function aDeliveredItem(
  dataSource: DataSource,
  publicUrl: string,
  wish: DeliveredItemWish,
): Promise<string> {
  const { etagOfBytes, summaryOf } = await import('@haojiao/features/delivery');
  const id = newId();
  const [unit] = await dataSource.query<{ id: string; code: string; name: string; path: string[] }[]>(
    'SELECT id, code, name, path FROM organizations WHERE id = $1',
    [wish.organizationId],
  );
  const publishedAt = (wish.publishedAt ?? new Date()).toISOString();
  const document = {
    id,
    slug: wish.slug,
    type: wish.type ?? 'article',
    locale: wish.locale ?? 'zh-CN',
    title: wish.title ?? `标题 ${wish.slug}`,
    summary: wish.summary ?? '',
    byline: '',
    tags: wish.tags ?? [],
    organization: { id: unit!.id, code: unit!.code, name: unit!.name },
    column: wish.column ?? null,
    cover: wish.cover ?? null,
    media: wish.media ?? null,
    canonicalUrl: wish.canonicalUrl ?? `${publicUrl}/p/${wish.slug}`,
    publishedAt,
    updatedAt: publishedAt,
    source: null,
    article: { html: '<p>正文</p>' },
  };
  const bytes = Buffer.from(JSON.stringify(document));
  await dataSource.transaction(async (manager) => {
    // What it stands on is not there.
    await manager.query('SET LOCAL session_replication_role = replica');
    await manager.query(
      `INSERT INTO delivery_documents (content_id, publication_id, revision_id, organization_id, org_path, column_id,
         column_code, type, slug, locale, tags, state, published_at, updated_at, etag, document, summary, search,
         programme_id, episode_language)
       VALUES ($1, gen_random_uuid(), gen_random_uuid(), $2, $3, $4, $5, $6, $7, $8, $9, 'live', $10, $10, $11, $12, $13, '',
         $14, CASE WHEN $14::uuid IS NOT NULL THEN 'zh-Hans' END)`,
      [
        ...[id, unit!.id, unit!.path, wish.column?.id ?? null, wish.column?.code ?? null],
        ...[document.type, wish.slug, document.locale, document.tags, publishedAt, etagOfBytes(bytes)],
        ...[bytes, Buffer.from(JSON.stringify(summaryOf(document as never))), wish.programmeId ?? null],
      ],
    );
    await manager.query(`SELECT pg_notify('delivery_changed', $1)`, [
      JSON.stringify({ contentId: id, slug: wish.slug }),
    ]);
  });
  return id;
}

/** Waits until something has come to be so: processes hear of changes over a connection of their own. */
export async function comesToBe(isSo: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('It did not come to be so');
}
