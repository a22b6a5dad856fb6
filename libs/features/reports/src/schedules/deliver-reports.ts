import { Inject, Injectable } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { MailRefused, Mailer } from '@haojiao/infrastructure/mail';
import { ObjectStorage } from '@haojiao/infrastructure/storage';
import { OrganizationsService } from '@haojiao/features/organizations';
import { reportMediaTypes } from '../documents/report-files';
import type { ReportFormat } from '../documents/report-files';
import { reportMail } from './report-mail';
import { ReportReaders, mayKnow } from './report-readers';
import { LEASE_MS, MOST_ATTEMPTS, WORKERS_DIED, nextTry, problemOf } from './retries';
import { ScheduleNotices } from './schedule-notices';

interface HeldDelivery {
  id: string;
  runId: string;
  userId: string;
  displayName: string;
  attempts: number;
  sha256: string;
  fileName: string;
  format: ReportFormat;
  hasSubmissions: boolean;
  fromDay: string;
  toDay: string;
  scheduleId: string;
  organizationId: string;
  name: string;
  answersFor: string;
  /** Whether the schedule is not paused and still names this person. */
  isWanted: boolean;
}

/**
 * Mails what was made. Rights are asked again at that moment, and whether the mail is still wished. A mail whose worker dies between sending and noting it goes
 * out once more, with the same `Message-ID`: mail can do no better.
 */
@Injectable()
export class DeliverReports {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly readers: ReportReaders,
    private readonly storage: ObjectStorage,
    private readonly notices: ScheduleNotices,
    private readonly settings: Settings,
    @Inject(Mailer) private readonly mailer: Pick<Mailer, 'isAvailable' | 'send'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    if (!this.mailer.isAvailable) return;
    for (let held = await this.take(); held; held = await this.take()) await this.deliver(held);
  }

  /** Plan: the partial index `report_deliveries_due`; several workers take different rows. */
  private async take(): Promise<HeldDelivery | null> {
    const now = this.clock.now();
    const [taken] = await this.database.manager.query<[HeldDelivery[], number]>(
      `UPDATE report_deliveries d SET leased_until = $2, attempts = d.attempts + 1
       FROM report_runs r, report_schedules s, users u
       WHERE r.id = d.run_id AND s.id = r.schedule_id AND u.id = d.user_id AND d.id = (
         SELECT id FROM report_deliveries WHERE state = 'pending' AND due_at <= $1
           AND (leased_until IS NULL OR leased_until < $1)
         ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING d.id, d.run_id AS "runId", d.user_id AS "userId", u.display_name AS "displayName", d.attempts, r.sha256,
         r.file_name AS "fileName", r.format, r.has_submissions AS "hasSubmissions", r.from_day::text AS "fromDay",
         r.to_day::text AS "toDay", s.id AS "scheduleId", s.organization_id AS "organizationId", s.name,
         s.answers_for AS "answersFor", s.state = 'active' AND d.user_id = ANY(s.recipient_ids) AS "isWanted"`,
      [now, new Date(now.getTime() + LEASE_MS)],
    );
    return taken[0] ?? null;
  }

  private async deliver(held: HeldDelivery): Promise<void> {
    // Whoever paused it or took this person out knows it.
    if (!held.isWanted) return this.settle(held.id, 'dropped', 'not_wanted');
    if (held.attempts > MOST_ATTEMPTS) return this.giveUp(held, WORKERS_DIED);
    const reader = await this.readers.find(held.userId);
    const place = await this.organizations.placeOf(held.organizationId);
    if (!reader) return this.drop(held, 'suspended');
    if (!mayKnow(reader.actor, place, held.hasSubmissions)) return this.drop(held, 'not_entitled');
    if (!reader.email) return this.drop(held, 'no_address');
    const period = { from: held.fromDay, to: held.toDay };
    try {
      await this.mailer.send({
        to: { name: held.displayName, address: reader.email },
        ...reportMail(held.name, period, reader.language, this.settings.publicUrl),
        id: held.id,
        // RFC 3834: machines shall not answer.
        headers: { 'Auto-Submitted': 'auto-generated' },
        attachments: [
          {
            fileName: held.fileName,
            mediaType: reportMediaTypes[held.format],
            bytes: await buffer(await this.storage.openRead(held.sha256)),
          },
        ],
      });
    } catch (error) {
      const isFinal = error instanceof MailRefused && error.isFinal;
      const again = isFinal ? null : nextTry(held.attempts, this.clock.now());
      if (!again) return this.giveUp(held, problemOf(error));
      await this.database.query(
        `UPDATE report_deliveries SET due_at = $2, last_problem = $3, leased_until = NULL
         WHERE id = $1 AND state = 'pending'`,
        [held.id, again, problemOf(error)],
      );
      return;
    }
    await this.settle(held.id, 'sent', null);
  }

  /** Whoever answers for the report is told that it did not go to one of its readers. */
  private async drop(held: HeldDelivery, why: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      await manager.query(settled, [held.id, 'dropped', why, this.clock.now()]);
      await this.notices.recipientLostRight(manager, { ...held, userId: held.answersFor }, held);
    });
  }

  private async giveUp(held: HeldDelivery, why: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      await manager.query(settled, [held.id, 'failed', why, this.clock.now()]);
      await this.notices.notMailed(manager, { ...held, userId: held.answersFor }, held, why);
    });
  }

  private async settle(id: string, state: 'sent' | 'dropped', problem: string | null): Promise<void> {
    await this.database.query(settled, [id, state, problem, this.clock.now()]);
  }
}

const settled = `UPDATE report_deliveries SET state = $2, last_problem = $3, settled_at = $4, leased_until = NULL
  WHERE id = $1 AND state = 'pending'`;
