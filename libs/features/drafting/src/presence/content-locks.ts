import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ruleBroken } from '@haojiao/kernel';
import type { AppError, Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { etagOf } from '@haojiao/infrastructure/http';
import { ChangeContent, presentContent } from '@haojiao/features/contents';
import type { ContentView } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { aliveSince } from './presence-times';

export interface HeldLock {
  userId: string;
  name: string;
  since: Date;
  lastSeenAt: Date;
}

/**
 * The soft lock of an item. It is kept in PostgreSQL, not in Redis: it decides whether a save is let through, so it is
 * read in the save's own transaction and can not disagree with it; an emptied Redis would open it silently. It costs one
 * small update for each open editor and half minute. Clients without heartbeats never hold it, and need not.
 */
@Injectable()
export class ContentLocks implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly changing: ChangeContent,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.changing.onEditing((actor, view, manager) => this.admit(actor, view, manager));
  }

  /** The living lock of an item, or null. */
  async find(contentId: string, manager: EntityManager = this.database.manager): Promise<HeldLock | null> {
    const [lock] = await this.database.query<HeldLock>(
      `SELECT l.user_id AS "userId", u.display_name AS name, l.since, l.last_seen_at AS "lastSeenAt"
       FROM content_locks l JOIN users u ON u.id = l.user_id
       WHERE l.content_id = $1 AND l.last_seen_at > $2`,
      [contentId, aliveSince(this.clock.now())],
      manager,
    );
    return lock ?? null;
  }

  /** Gives the lock to that person if nobody else holds a living one; a holder keeps it from when they got it. */
  async claim(manager: EntityManager, contentId: string, userId: string): Promise<void> {
    const now = this.clock.now();
    await manager.query(
      `INSERT INTO content_locks AS l (content_id, user_id, since, last_seen_at) VALUES ($1, $2, $3, $3)
       ON CONFLICT (content_id) DO UPDATE SET user_id = excluded.user_id, last_seen_at = excluded.last_seen_at,
         since = CASE WHEN l.user_id = excluded.user_id AND l.last_seen_at > $4 THEN l.since ELSE excluded.since END
       WHERE l.user_id = excluded.user_id OR l.last_seen_at <= $4`,
      [contentId, userId, now, aliveSince(now)],
    );
  }

  /** Gives it to that person, whoever holds it. The caller has locked the item's row. */
  async take(manager: EntityManager, contentId: string, userId: string): Promise<void> {
    await manager.query(
      `INSERT INTO content_locks (content_id, user_id, since, last_seen_at) VALUES ($1, $2, $3, $3)
       ON CONFLICT (content_id) DO UPDATE
         SET user_id = excluded.user_id, since = excluded.since, last_seen_at = excluded.last_seen_at`,
      [contentId, userId, this.clock.now()],
    );
  }

  async release(manager: EntityManager, contentId: string, userId: string): Promise<void> {
    await manager.query('DELETE FROM content_locks WHERE content_id = $1 AND user_id = $2', [
      contentId,
      userId,
    ]);
  }

  /** Asked before every save. @throws AppError `content_locked` with the lock and what was last saved, to merge with */
  private async admit(actor: Actor, view: ContentView, manager: EntityManager): Promise<void> {
    // Under review nobody writes; what reviewers correct there is not kept by a lock of before.
    if (view.content.reviewRevisionId !== null) return;
    const lock = await this.find(view.content.id, manager);
    if (!lock) return;
    if (lock.userId !== actor.userId) throw lockedBy(lock, view);
    await manager.query('UPDATE content_locks SET last_seen_at = $3 WHERE content_id = $1 AND user_id = $2', [
      view.content.id,
      actor.userId,
      this.clock.now(),
    ]);
  }
}

function lockedBy({ userId, name, since, lastSeenAt }: HeldLock, view: ContentView): AppError {
  return ruleBroken(
    'content_locked',
    `${name} 正在编辑这篇稿件，现在不能保存。请与对方商量，或接手编辑后再保存。`,
    `${name} is editing this item. Talk to them, or take the item over and save then.`,
    {
      extra: {
        lock: { userId, name, since: since.toISOString(), lastSeen: lastSeenAt.toISOString() },
        currentETag: etagOf(view.content.version),
        current: presentContent(view),
      },
    },
  );
}
