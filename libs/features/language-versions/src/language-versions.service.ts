import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService } from '@haojiao/features/contents';
import type { ContentState } from '@haojiao/features/contents';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';

/** One item of a group as people see it. */
export interface LanguageVersion {
  contentId: string;
  locale: string;
  title: string;
  type: string;
  state: ContentState;
  slug: string;
  organizationId: string;
  isOriginal: boolean;
  /** Null for the original. */
  comparedRevisionId: string | null;
  /** The original says something else now than when this one was compared with it. */
  isBehind: boolean;
}

export interface LanguageGroup {
  originalId: string;
  /** Those that the caller may read, the original first. */
  items: LanguageVersion[];
  hiddenCount: number;
}

/** Called in the transaction in which items came to belong together, or no longer do. */
export type LanguageGroupListener = (contentIds: string[], manager: EntityManager) => Promise<void>;

/** Which items tell the same in other languages. */
@Injectable()
export class LanguageVersions {
  private readonly listeners: LanguageGroupListener[] = [];

  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly organizations: OrganizationsService,
  ) {}

  onChange(listener: LanguageGroupListener): void {
    this.listeners.push(listener);
  }

  async tell(contentIds: string[], manager: EntityManager): Promise<void> {
    for (const listener of this.listeners) await listener(contentIds, manager);
  }

  /** An item without others is a group of its own. @throws AppError `content_not_found` */
  async of(actor: Actor, contentId: string): Promise<LanguageGroup> {
    const content = await this.contents.load(contentId);
    await this.contents.requireOn(actor, 'content.read', content);
    const originalId = (await this.originalOf(contentId)) ?? contentId;
    const all = await this.members(originalId, contentId);
    const items: LanguageVersion[] = [];
    for (const { place, ...version } of all) {
      if (actor.can('content.read', place)) items.push(version);
    }
    return { originalId, items, hiddenCount: all.length - items.length };
  }

  /** Ids of all that tell the same as this one, itself among them; empty where it stands alone. Plan: both indexes. */
  async idsWith(contentId: string, manager: EntityManager = this.database.manager): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT other.content_id AS id FROM language_versions own
       JOIN language_versions other ON other.original_id = own.original_id WHERE own.content_id = $1`,
      [contentId],
      manager,
    );
    return rows.map(({ id }) => id);
  }

  async originalOf(
    contentId: string,
    manager: EntityManager = this.database.manager,
  ): Promise<string | null> {
    const [row] = await this.database.query<{ originalId: string }>(
      'SELECT original_id AS "originalId" FROM language_versions WHERE content_id = $1',
      [contentId],
      manager,
    );
    return row?.originalId ?? null;
  }

  /** Whether the group has an item in this language, seen or unseen by whoever asks. Plan: as `idsWith`. */
  async isTaken(originalId: string, locale: string, manager: EntityManager): Promise<boolean> {
    const taken = await this.database.query(
      `SELECT FROM contents c JOIN content_revisions r ON r.id = c.current_revision_id
       WHERE c.deleted_at IS NULL AND lower(r.document ->> 'locale') = lower($2)
         AND c.id IN (SELECT content_id FROM language_versions WHERE original_id = $1 UNION SELECT $1::uuid)`,
      [originalId, locale],
      manager,
    );
    return taken.length > 0;
  }

  /** Plan: `language_versions_original_id`, then primary keys. */
  private async members(
    originalId: string,
    aloneId: string,
  ): Promise<(LanguageVersion & { place: PlaceInTree })[]> {
    const rows = await this.database.query<LanguageVersion>(
      `SELECT c.id AS "contentId", r.document ->> 'locale' AS locale, c.title, c.type, c.state, c.slug,
              c.organization_id AS "organizationId", c.id = $1 AS "isOriginal",
              v.compared_revision_id AS "comparedRevisionId",
              coalesce(v.compared_revision_id <> o.current_revision_id, false) AS "isBehind"
       FROM contents c JOIN content_revisions r ON r.id = c.current_revision_id
       LEFT JOIN language_versions v ON v.content_id = c.id
       JOIN contents o ON o.id = $1
       WHERE c.deleted_at IS NULL
         AND c.id IN (SELECT content_id FROM language_versions WHERE original_id = $1 UNION SELECT $2::uuid)
       ORDER BY (c.id = $1) DESC, v.linked_at, c.id`,
      [originalId, aloneId],
    );
    const places = new Map<string, PlaceInTree>();
    for (const { organizationId } of rows) {
      if (!places.has(organizationId))
        places.set(organizationId, await this.organizations.placeOf(organizationId));
    }
    return rows.map((row) => ({ ...row, place: places.get(row.organizationId)! }));
  }
}
