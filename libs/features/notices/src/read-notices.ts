import { Inject, Injectable } from '@nestjs/common';
import { notFound } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { actionsByRole } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import type { NoticeEntity } from './persistence/notice.entity';

/** A notice as one person sees it. */
export type ReadableNotice = Omit<NoticeEntity, 'action' | 'dedupeKey' | 'userId' | 'fannedOutAt'> & {
  readAt: Date | null;
};

const columns = `n.id, n.organization_id AS "organizationId", n.kind, n.severity, n.title, n.body,
  n.object_type AS "objectType", n.object_id AS "objectId", n.created_at AS "createdAt",
  n.resolved_at AS "resolvedAt", r.read_at AS "readAt"`;

/**
 * Notices that a person may see, from `$1` to `$4`: who may do the notice's action in its unit, by the very roles that
 * decide about the action itself.
 */
const visible = `notices n
  JOIN organizations o ON o.id = n.organization_id
  LEFT JOIN notice_reads r ON r.notice_id = n.id AND r.user_id = $1
  WHERE (n.user_id IS NULL OR n.user_id = $1) AND EXISTS (
    SELECT FROM unnest($2::text[], $3::uuid[], $4::boolean[]) AS may (action, unit, inherit)
    WHERE may.action = n.action AND (may.unit = o.id OR may.inherit AND may.unit = ANY (o.path)))`;

@Injectable()
export class ReadNotices {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Newest first. Plan: backwards over the primary key (UUIDv7 is in order of time), per row one look-up of the unit and
   * one of the reading by their keys, until a page is full. Old notices are removed, so there is an end to it.
   */
  async list(
    actor: Actor,
    filter: { unread: boolean },
    limit: number,
    after: string | null,
  ): Promise<ReadableNotice[]> {
    return this.database.query<ReadableNotice>(
      `SELECT ${columns} FROM ${visible}
         AND ($5::uuid IS NULL OR n.id < $5) AND (NOT $6 OR (r.read_at IS NULL AND n.resolved_at IS NULL))
       ORDER BY n.id DESC LIMIT $7`,
      [...visibleTo(actor), after, filter.unread, limit + 1],
    );
  }

  /** @throws AppError `notice_not_found` also where the caller may not see it */
  async get(actor: Actor, id: string): Promise<ReadableNotice> {
    const [notice] = await this.database.query<ReadableNotice>(
      `SELECT ${columns} FROM ${visible} AND n.id = $5`,
      [...visibleTo(actor), id],
    );
    if (!notice) throw notFound('notice', '没有这条通知。', 'There is no such notice.');
    return notice;
  }

  /** Reading twice keeps the first time. */
  async read(actor: Actor, id: string): Promise<ReadableNotice> {
    const notice = await this.get(actor, id);
    await this.database.query(
      `INSERT INTO notice_reads (user_id, notice_id, read_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [actor.userId, id, this.clock.now()],
    );
    return notice.readAt ? notice : this.get(actor, id);
  }

  /** How many of the caller's notices are read by this. */
  async readAll(actor: Actor): Promise<number> {
    const read = await this.database.query(
      `INSERT INTO notice_reads (user_id, notice_id, read_at)
       SELECT $1, n.id, $5 FROM ${visible} AND r.read_at IS NULL
       ON CONFLICT DO NOTHING RETURNING notice_id`,
      [...visibleTo(actor), this.clock.now()],
    );
    return read.length;
  }
}

/** Which actions a person may do where, as three lists of one length. */
function visibleTo(actor: Actor): [string, string[], string[], boolean[]] {
  const may = actor.grants.flatMap(({ organizationId, roles, inherit }) => {
    const actions = new Set(roles.flatMap((role) => [...actionsByRole[role]]));
    return [...actions].map((action) => ({ action, organizationId, inherit }));
  });
  return [
    actor.userId,
    may.map(({ action }) => action),
    may.map(({ organizationId }) => organizationId),
    may.map(({ inherit }) => inherit),
  ];
}
