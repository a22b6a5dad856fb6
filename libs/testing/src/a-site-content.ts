import type { DataSource } from 'typeorm';
import { newId } from '@haojiao/kernel';

export interface SiteContentWish {
  organizationId: string;
  /** Default `published`. */
  state?: string;
  title?: string;
  columnId?: string;
}

/** An item as figures need it: only its row, without revisions or an author behind it. */
export async function aSiteContent(dataSource: DataSource, wish: SiteContentWish): Promise<string> {
  const id = newId();
  await dataSource.transaction(async (manager) => {
    await manager.query('SET LOCAL session_replication_role = replica');
    await manager.query(
      `INSERT INTO contents (id, organization_id, column_id, type, state, slug, title, tags, author_id,
                             current_revision_id, approved_revision_id, search_text, version)
       VALUES ($1, $2, $3, 'article', $4, $5, $6, '{}', $1, $1, $1, '', 1)`,
      [
        id,
        wish.organizationId,
        wish.columnId ?? null,
        wish.state ?? 'published',
        `item-${id}`,
        wish.title ?? '劳动者之歌',
      ],
    );
  });
  return id;
}
