import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService, editRefusal } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { ContentLocks } from './content-locks';
import type { HeldLock } from './content-locks';
import { aliveSince } from './presence-times';

export interface PresentPerson {
  userId: string;
  name: string;
  editing: boolean;
  since: Date;
  lastSeenAt: Date;
}

/** Who took the lock from the one who asks. */
export interface LostLock {
  userId: string;
  name: string;
  at: Date;
  reason: string | null;
}

export interface Presence {
  others: PresentPerson[];
  lock: HeldLock | null;
  lostLock: LostLock | null;
  /** What a save would need as `If-Match` now. */
  version: number;
}

/** Who is at an item besides oneself. Lists are of people who may read the item themselves, and for readers only. */
@Injectable()
export class PresenceService {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly locks: ContentLocks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async get(actor: Actor, contentId: string): Promise<Presence> {
    const content = await this.contents.load(contentId);
    await this.contents.requireOn(actor, 'content.read', content);
    return this.around(actor, contentId, content.version, this.database.manager);
  }

  /**
   * The caller is here; who writes takes the lock if it is free, who only looks on lets it go.
   * @throws AppError `content_not_found`, and for a writer as an edit does: `not_allowed`, `content_of_another_author`
   */
  async beat(actor: Actor, contentId: string, editing: boolean): Promise<Presence> {
    return this.database.transaction(async (manager) => {
      const content = await this.contents.load(contentId, manager);
      await this.contents.requireOn(actor, 'content.read', content, manager);
      if (editing) {
        const { document } = await this.contents.revision(content.currentRevisionId, manager);
        await this.contents.requireEditor(actor, content, document, manager);
      }
      // Saves and take-overs hold the item's row before they come to its lock; so does a heartbeat, or they could wait
      // for each other.
      await manager.query('SELECT FROM contents WHERE id = $1 FOR KEY SHARE', [contentId]);
      if (editing && !editRefusal(content)) await this.locks.claim(manager, contentId, actor.userId);
      else await this.locks.release(manager, contentId, actor.userId);
      await this.keep(manager, contentId, actor.userId, editing);
      return this.around(actor, contentId, content.version, manager);
    });
  }

  private async keep(
    manager: EntityManager,
    contentId: string,
    userId: string,
    editing: boolean,
  ): Promise<void> {
    const now = this.clock.now();
    await manager.query(
      `INSERT INTO content_presences AS p (content_id, user_id, editing, since, last_seen_at)
       VALUES ($1, $2, $3, $4, $4)
       ON CONFLICT (content_id, user_id) DO UPDATE SET editing = excluded.editing,
         last_seen_at = excluded.last_seen_at,
         since = CASE WHEN p.last_seen_at > $5 THEN p.since ELSE excluded.since END`,
      [contentId, userId, editing, now, aliveSince(now)],
    );
    await manager.query(
      `UPDATE content_presences SET lock_lost_to = NULL, lock_lost_at = NULL, lock_lost_reason = NULL
       WHERE content_id = $1 AND user_id = $2 AND lock_lost_to IS NOT NULL AND (NOT editing OR EXISTS (
         SELECT FROM content_locks l WHERE l.content_id = $1 AND l.user_id = $2))`,
      [contentId, userId],
    );
  }

  /** Plan: the primary keys of presences and locks. */
  async around(actor: Actor, contentId: string, version: number, manager: EntityManager): Promise<Presence> {
    const others = await this.database.query<PresentPerson>(
      `SELECT p.user_id AS "userId", u.display_name AS name, p.editing, p.since, p.last_seen_at AS "lastSeenAt"
       FROM content_presences p JOIN users u ON u.id = p.user_id
       WHERE p.content_id = $1 AND p.user_id <> $2 AND p.last_seen_at > $3
       ORDER BY p.since, p.user_id LIMIT 50`,
      [contentId, actor.userId, aliveSince(this.clock.now())],
      manager,
    );
    const [lostLock] = await this.database.query<LostLock>(
      `SELECT p.lock_lost_to AS "userId", u.display_name AS name, p.lock_lost_at AS at,
              p.lock_lost_reason AS reason
       FROM content_presences p JOIN users u ON u.id = p.lock_lost_to
       WHERE p.content_id = $1 AND p.user_id = $2`,
      [contentId, actor.userId],
      manager,
    );
    const lock = await this.locks.find(contentId, manager);
    return { others, lock, lostLock: lostLock ?? null, version };
  }
}
