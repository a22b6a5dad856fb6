import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import type { ImportKind } from './domain/read-result';
import type { ImportState } from './persistence/import.entity';

export interface ImportFilter {
  state?: ImportState;
  /** This unit and those below it. */
  organizationId?: string;
  /** The import that this item was made from. */
  contentId?: string;
  mine?: boolean;
}

export interface ImportListItem {
  id: string;
  organizationId: string;
  organizationName: string;
  createdBy: string;
  creatorName: string;
  state: ImportState;
  kind: ImportKind;
  title: string;
  fileName: string | null;
  damageCount: number;
  contentId: string | null;
  createdAt: Date;
  expiresAt: Date;
}

@Injectable()
export class ListImports {
  constructor(private readonly database: Database) {}

  /**
   * Newest first, of the units whose items the caller reads. One statement whatever is asked for. Plan:
   * `imports_organization_id` for a branch, backward scan of the primary key for the whole; `imports_content` by item.
   */
  list(
    actor: Actor,
    filter: ImportFilter,
    limit: number,
    beforeId: string | null,
  ): Promise<ImportListItem[]> {
    return this.database.query<ImportListItem>(
      `SELECT i.id, i.organization_id AS "organizationId", o.name AS "organizationName",
              i.created_by AS "createdBy", u.display_name AS "creatorName", i.state, i.kind, i.title,
              i.file_name AS "fileName", jsonb_array_length(i.damages) AS "damageCount",
              i.content_id AS "contentId", i.created_at AS "createdAt", i.expires_at AS "expiresAt"
       FROM imports i JOIN organizations o ON o.id = i.organization_id JOIN users u ON u.id = i.created_by
       WHERE ${scopeSql('o', 1)} AND i.state <> 'removed'
         AND ($3::text IS NULL OR i.state = $3)
         AND ($4::uuid IS NULL OR o.path @> ARRAY[$4::uuid])
         AND ($5::uuid IS NULL OR i.content_id = $5)
         AND ($6::uuid IS NULL OR i.created_by = $6)
         AND ($7::uuid IS NULL OR i.id < $7)
       ORDER BY i.id DESC LIMIT $8`,
      [
        ...scopeParameters(actor.scope('content.read')),
        filter.state ?? null,
        filter.organizationId ?? null,
        filter.contentId ?? null,
        filter.mine ? actor.userId : null,
        beforeId,
        limit + 1,
      ],
    );
  }
}
