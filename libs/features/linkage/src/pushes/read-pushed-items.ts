import { Inject, Injectable } from '@nestjs/common';
import { notFound } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { CompareDocuments, ContentsService } from '@haojiao/features/contents';
import type { ContentDocument, OriginState, ShownChange } from '@haojiao/features/contents';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { changesOfItem } from '../difference';
import { pushedItemSee } from './answer-pushes';
import type { PushedItemState } from './pushed-item.entity';

/** A required item as the unit sees it that it was pushed to. */
export interface PushedItemView {
  id: string;
  pushId: string;
  organizationId: string;
  organizationName: string;
  /** Who pushed it. */
  fromOrganizationId: string;
  fromOrganizationName: string;
  title: string;
  note: string;
  dueAt: Date | null;
  isOverdue: boolean;
  mustKeepText: boolean;
  mayDecline: boolean;
  state: PushedItemState;
  /** Why nobody has to take it any more; null: it stands. */
  cancelReason: string | null;
  /** Of the item above: `changed` after another approval, `withdrawn` when it was taken back. */
  originState: OriginState;
  /** The unit's own item. */
  contentId: string | null;
  takenAt: Date | null;
  declinedAt: Date | null;
  declineReason: string | null;
  pushedAt: Date;
}

const columns = `i.id, i.push_id AS "pushId", i.organization_id AS "organizationId", o.name AS "organizationName",
  p.organization_id AS "fromOrganizationId", f.name AS "fromOrganizationName", p.title, p.note, p.due_at AS "dueAt",
  i.state = 'open' AND p.cancelled_at IS NULL AND coalesce(p.due_at < $1, false) AS "isOverdue",
  p.must_keep_text AS "mustKeepText", p.may_decline AS "mayDecline", i.state, p.cancel_reason AS "cancelReason",
  CASE WHEN c.state IN ('withdrawn', 'archived') THEN 'withdrawn'
       WHEN c.approved_revision_id <> p.revision_id THEN 'changed' ELSE 'current' END AS "originState",
  taken.id AS "contentId", i.taken_at AS "takenAt", i.declined_at AS "declinedAt",
  i.decline_reason AS "declineReason", p.created_at AS "pushedAt"`;

const tables = `pushed_items i JOIN organizations o ON o.id = i.organization_id
  JOIN content_pushes p ON p.id = i.push_id JOIN organizations f ON f.id = p.organization_id
  JOIN contents c ON c.id = p.content_id
  LEFT JOIN contents taken ON taken.id = i.content_id AND taken.deleted_at IS NULL`;

@Injectable()
export class ReadPushedItems {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly organizations: OrganizationsService,
    private readonly comparing: CompareDocuments,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** With the words that were handed down. @throws AppError `pushed_item_not_found` */
  async get(actor: Actor, id: string): Promise<{ item: PushedItemView; document: ContentDocument }> {
    const item = await this.load(actor, id);
    const [pushed] = await this.database.query<{ document: ContentDocument }>(
      `SELECT r.document FROM content_pushes p JOIN content_revisions r ON r.id = p.revision_id WHERE p.id = $1`,
      [item.pushId],
    );
    return { item, document: pushed!.document };
  }

  /** Of the caller's units, newest first. Plan: the primary key backwards, or `pushed_items_organization_id`. */
  async list(
    actor: Actor,
    filter: { state?: PushedItemState; organizationId?: string },
    limit: number,
    before: string | null,
  ): Promise<PushedItemView[]> {
    return this.database.query<PushedItemView>(
      `SELECT ${columns} FROM ${tables}
       WHERE ${scopeSql('o', 2)} AND ($4::text IS NULL OR i.state = $4)
         AND ($5::uuid IS NULL OR o.path @> ARRAY[$5::uuid]) AND ($6::uuid IS NULL OR i.id < $6)
       ORDER BY i.id DESC LIMIT $7`,
      [
        this.clock.now(),
        ...scopeParameters(actor.scope('content.read')),
        filter.state ?? null,
        filter.organizationId ?? null,
        before,
        limit + 1,
      ],
    );
  }

  /**
   * From what was pushed to the unit's item as it was last saved, and as it went out.
   * @throws AppError `pushed_item_not_found`, `content_not_found` where it was not taken
   */
  async difference(
    actor: Actor,
    id: string,
  ): Promise<{ saved: ShownChange[]; published: ShownChange[] | null }> {
    const { item, document } = await this.get(actor, id);
    if (item.contentId === null) throw notFound('content', '还没有转载。', 'It has not been taken over yet.');
    const content = await this.contents.load(item.contentId);
    await this.contents.requireOn(actor, 'content.read', content);
    const against = async (revisionId: string) => {
      const revision = await this.contents.revision(revisionId);
      return changesOfItem(await this.comparing.compare(actor, document, revision.document)) as ShownChange[];
    };
    const isOut = content.state === 'published' && content.approvedRevisionId !== null;
    return {
      saved: await against(content.currentRevisionId),
      published: isOut ? await against(content.approvedRevisionId!) : null,
    };
  }

  private async load(actor: Actor, id: string): Promise<PushedItemView> {
    const [item] = await this.database.query<PushedItemView>(
      `SELECT ${columns} FROM ${tables} WHERE i.id = $2`,
      [this.clock.now(), id],
    );
    if (!item) throw notFound(pushedItemSee.noun, pushedItemSee.zh, pushedItemSee.en);
    actor.require('content.read', await this.organizations.placeOf(item.organizationId), pushedItemSee);
    return item;
  }
}
