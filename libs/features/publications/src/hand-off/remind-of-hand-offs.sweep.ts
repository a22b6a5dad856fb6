import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@haojiao/kernel';
import type { Clock, Message } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { Notices } from '@haojiao/features/notices';
import type { NewNotice } from '@haojiao/features/notices';
import { reminderAt, remindersDue } from '../domain/hand-off-reminders';

const KIND = 'publication.awaiting_hand_off';
const BATCH = 200;

interface DueWait {
  publicationId: string;
  organizationId: string;
  since: Date;
  reminders: number;
  title: string;
  account: string;
}

/** Nobody is told twice of one wait, and nobody is told of what is done: the waits are kept beside the publications. */
@Injectable()
export class RemindOfHandOffs implements Sweep {
  readonly name = 'remind-of-hand-offs';
  readonly everyMs = MINUTE_MS;

  constructor(
    private readonly database: Database,
    private readonly notices: Notices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction((manager) => this.forgetDone(manager));
    await this.noteNew(now);
    await this.database.transaction(async (manager) => {
      for (const wait of await this.takeDue(manager, now)) await this.remind(manager, wait, now);
    });
  }

  private async forgetDone(manager: EntityManager): Promise<void> {
    const [done] = await manager.query<[{ publication_id: string }[], number]>(
      `DELETE FROM hand_off_waits w USING publications p
       WHERE p.id = w.publication_id AND p.state <> 'awaiting_hand_off' RETURNING w.publication_id`,
    );
    for (const { publication_id: id } of done) {
      await this.notices.resolve(manager, { type: 'publication', id }, [KIND]);
    }
  }

  /** Since the turn that handed it over, also when nobody looked for a while. Plan: `publications_awaiting_hand_off`. */
  private async noteNew(now: Date): Promise<void> {
    await this.database.query(
      `INSERT INTO hand_off_waits (publication_id, since, remind_at)
       SELECT id, since, since + make_interval(secs => $2) FROM (
         SELECT p.id, least($1::timestamptz, coalesce(
           (SELECT max(a.ended_at) FROM publication_attempts a WHERE a.publication_id = p.id), p.updated_at)) AS since
         FROM publications p WHERE p.state = 'awaiting_hand_off') waiting
       ON CONFLICT (publication_id) DO NOTHING`,
      [now, (reminderAt(now, 0).getTime() - now.getTime()) / 1_000],
    );
  }

  /** Plan: index `hand_off_waits_remind_at`; rows that another sweep holds are skipped. */
  private takeDue(manager: EntityManager, now: Date): Promise<DueWait[]> {
    return this.database.query<DueWait>(
      `SELECT w.publication_id AS "publicationId", w.since, w.reminders, p.organization_id AS "organizationId",
              c.title, a.name AS account
       FROM hand_off_waits w JOIN publications p ON p.id = w.publication_id
       JOIN contents c ON c.id = p.content_id JOIN channel_accounts a ON a.id = p.channel_account_id
       WHERE w.remind_at <= $1 AND p.state = 'awaiting_hand_off'
       ORDER BY w.remind_at LIMIT $2 FOR UPDATE OF w SKIP LOCKED`,
      [now, BATCH],
      manager,
    );
  }

  private async remind(manager: EntityManager, wait: DueWait, now: Date): Promise<void> {
    const reminders = remindersDue(wait.since, wait.reminders, now);
    await this.notices.raise(manager, noticeOf(wait, reminders, now));
    await manager.query(
      'UPDATE hand_off_waits SET reminders = $2, remind_at = $3 WHERE publication_id = $1',
      [wait.publicationId, reminders, reminderAt(wait.since, reminders)],
    );
  }
}

function noticeOf(wait: DueWait, reminders: number, now: Date): NewNotice {
  const waited = waitedFor(now.getTime() - wait.since.getTime());
  return {
    organizationId: wait.organizationId,
    action: 'publication.manage',
    kind: KIND,
    severity: reminders === 1 ? 'info' : reminders === 2 ? 'warning' : 'urgent',
    title: {
      zh: `《${wait.title}》等待人工发布到“${wait.account}”`,
      en: `"${wait.title}" waits to be posted by hand on "${wait.account}"`,
    },
    body: {
      zh: `已等待${waited.zh}。请打开发布任务，用二维码把发布包带到手机上发布，并登记链接或截图；不再发布请取消任务。`,
      en: `It has waited for ${waited.en}. Open the publication, carry the pack to a phone by its QR code, post it and enter the result; or cancel it.`,
    },
    objectType: 'publication',
    objectId: wait.publicationId,
    dedupeKey: `${KIND}:${wait.publicationId}:${wait.since.toISOString()}:${reminders}`,
  };
}

function waitedFor(ms: number): Message {
  const days = Math.floor(ms / DAY_MS);
  if (days > 0) return { zh: ` ${days} 天`, en: `${days} day${days === 1 ? '' : 's'}` };
  const hours = Math.max(1, Math.floor(ms / HOUR_MS));
  return { zh: ` ${hours} 小时`, en: `${hours} hour${hours === 1 ? '' : 's'}` };
}
