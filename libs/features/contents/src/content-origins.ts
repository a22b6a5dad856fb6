import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { ContentDocument } from './domain/content-document';
import { ContentOriginEntity } from './persistence/content-origin.entity';

/** What a new item is made of, when it is somebody else's: told by the feature that takes it over, never by a client. */
export type NewOrigin = Omit<ContentOriginEntity, 'contentId'>;

/** `current`: what was taken is what stands; `changed`: another revision was approved since; `withdrawn`: 撤稿. */
export type OriginState = 'current' | 'changed' | 'withdrawn';

export interface OriginView {
  contentId: string;
  revisionId: string;
  organizationId: string;
  organizationName: string;
  state: OriginState;
}

/** Where items were taken over from. What says so to readers, the source and the reprint, stays as it was taken. */
@Injectable()
export class ContentOrigins {
  constructor(private readonly database: Database) {}

  /** Null where the item is the unit's own. */
  of(contentId: string, manager: EntityManager = this.database.manager): Promise<ContentOriginEntity | null> {
    return manager.findOneBy(ContentOriginEntity, { contentId });
  }

  /** What readers of the item see of it. Plan: primary keys. */
  async view(contentId: string, manager: EntityManager = this.database.manager): Promise<OriginView | null> {
    const [origin] = await this.database.query<OriginView>(
      `SELECT g.origin_content_id AS "contentId", g.origin_revision_id AS "revisionId", o.id AS "organizationId",
              o.name AS "organizationName",
              CASE WHEN c.state IN ('withdrawn', 'archived') OR c.deleted_at IS NOT NULL THEN 'withdrawn'
                   WHEN c.approved_revision_id IS NOT NULL AND c.approved_revision_id <> g.origin_revision_id
                     THEN 'changed'
                   ELSE 'current' END AS state
       FROM content_origins g JOIN contents c ON c.id = g.origin_content_id
       JOIN organizations o ON o.id = g.origin_organization_id WHERE g.content_id = $1`,
      [contentId],
      manager,
    );
    return origin ?? null;
  }

  async keep(manager: EntityManager, contentId: string, origin: NewOrigin): Promise<void> {
    await manager.insert(ContentOriginEntity, { contentId, ...origin });
  }

  /**
   * A save of an item that was taken over keeps what names its origin, whatever door the save came by.
   * @throws AppError `invalid_input` with `origin_fixed`
   */
  async requireKept(
    manager: EntityManager,
    contentId: string,
    before: ContentDocument,
    after: ContentDocument,
  ): Promise<void> {
    const changed = (['source', 'reprint'] as const).filter(
      (member) => !isDeepStrictEqual(before[member] ?? null, after[member] ?? null),
    );
    if (changed.length === 0 || !(await this.of(contentId, manager))) return;
    throw invalidInput(
      changed.map((member) =>
        fault(
          member,
          'origin_fixed',
          '转载自其他单位的稿件，来源信息由系统保留，不能修改或删除。',
          'The item was taken over from another unit; what names its origin stays.',
        ),
      ),
    );
  }
}
