import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ObjectStorage } from '@haojiao/infrastructure/storage';
import { OrganizationsService } from '@haojiao/features/organizations';
import { reportFile, reportFileName } from '../documents/report-files';
import { ReadPeriodReport } from '../period/read-period-report';
import { ReportReaders, mayKnow } from './report-readers';
import type { ReportRunEntity } from './report-run.entity';
import type { ReportScheduleEntity } from './report-schedule.entity';
import { ATTEMPTS_FOR_PEOPLE, LEASE_MS, MOST_ATTEMPTS, WORKERS_DIED, nextTry, problemOf } from './retries';
import { ScheduleNotices } from './schedule-notices';

type HeldRun = Pick<ReportRunEntity, 'id' | 'fromDay' | 'toDay' | 'format' | 'attempts'> &
  Pick<
    ReportScheduleEntity,
    'organizationId' | 'name' | 'subjectKind' | 'subjectId' | 'answersFor' | 'recipientIds'
  > & { scheduleId: string };

/** That trying again would change nothing. */
class Hopeless extends Error {}

/**
 * Makes what is due: the file is stored by its hash, then the run is `made` together with one delivery for each
 * recipient, in one transaction. Killed before it, the run is taken again when its lease is over; killed after it, the
 * deliveries are there. A run whose workers die again and again is given up.
 */
@Injectable()
export class MakeReportRuns {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly reports: ReadPeriodReport,
    private readonly readers: ReportReaders,
    private readonly storage: ObjectStorage,
    private readonly notices: ScheduleNotices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    for (let held = await this.take(); held; held = await this.take()) await this.work(held);
  }

  /** Plan: the partial index `report_runs_due`; several workers take different rows. */
  private async take(): Promise<HeldRun | null> {
    const now = this.clock.now();
    const [taken] = await this.database.manager.query<[HeldRun[], number]>(
      `UPDATE report_runs r SET leased_until = $2, attempts = r.attempts + 1
       FROM report_schedules s
       WHERE s.id = r.schedule_id AND r.id = (
         SELECT id FROM report_runs WHERE state = 'due' AND due_at <= $1
           AND (leased_until IS NULL OR leased_until < $1)
         ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING r.id, r.from_day::text AS "fromDay", r.to_day::text AS "toDay", r.format, r.attempts,
         s.id AS "scheduleId", s.organization_id AS "organizationId", s.name, s.subject_kind AS "subjectKind",
         s.subject_id AS "subjectId", s.answers_for AS "answersFor", s.recipient_ids AS "recipientIds"`,
      [now, new Date(now.getTime() + LEASE_MS)],
    );
    return taken[0] ?? null;
  }

  private async work(run: HeldRun): Promise<void> {
    try {
      if (run.attempts > MOST_ATTEMPTS) throw new Hopeless(WORKERS_DIED);
      const { file, fileName, hasSubmissions } = await this.make(run);
      const sha256 = createHash('sha256').update(file).digest('hex');
      await this.storage.put(sha256, file);
      await this.database.transaction((manager) =>
        this.keep(manager, run, { sha256, fileName, hasSubmissions }),
      );
    } catch (error) {
      await this.database.transaction((manager) => this.failed(manager, run, error));
    }
  }

  /** By the rights that whoever answers for it has now. */
  private async make(run: HeldRun): Promise<{ file: Buffer; fileName: string; hasSubmissions: boolean }> {
    const owner = await this.readers.find(run.answersFor);
    const place = await this.organizations.placeOf(run.organizationId);
    if (!owner || !mayKnow(owner.actor, place, false)) throw new Hopeless('设置人已停用或不再有权查看');
    const { subjectKind, subjectId } = run;
    const subject = subjectKind === 'organization' ? {} : { [`${subjectKind}Id`]: subjectId };
    const report = await this.reports.of(owner.actor, {
      organizationId: run.organizationId,
      ...subject,
      from: run.fromDay,
      to: run.toDay,
    });
    // A report is made once: without people it would be so for good.
    if (report.arePeopleLate && run.attempts < ATTEMPTS_FOR_PEOPLE) throw new Error('访客人数暂时无法统计');
    const file = await reportFile(report, run.format);
    return {
      file,
      fileName: reportFileName(report, run.format),
      hasSubmissions: report.submissions !== null,
    };
  }

  private async keep(
    manager: EntityManager,
    run: HeldRun,
    made: { sha256: string; fileName: string; hasSubmissions: boolean },
  ): Promise<void> {
    const now = this.clock.now();
    const [kept] = await manager.query<[unknown[], number]>(
      `UPDATE report_runs SET state = 'made', sha256 = $2, file_name = $3, has_submissions = $4, made_at = $5,
         leased_until = NULL, last_problem = NULL
       WHERE id = $1 AND state = 'due' AND attempts = $6 RETURNING id`,
      [run.id, made.sha256, made.fileName, made.hasSubmissions, now, run.attempts],
    );
    // Another worker took it over meanwhile, and makes it itself.
    if (kept.length === 0) return;
    await manager.query(
      `INSERT INTO report_deliveries (id, run_id, user_id, due_at)
       SELECT d.id, $1, d.user_id, $2 FROM unnest($3::uuid[], $4::uuid[]) d (id, user_id)
       ON CONFLICT DO NOTHING`,
      [run.id, now, run.recipientIds.map(() => newId()), run.recipientIds],
    );
  }

  private async failed(manager: EntityManager, run: HeldRun, error: unknown): Promise<void> {
    const isHopeless = error instanceof Hopeless || error instanceof AppError;
    const again = isHopeless ? null : nextTry(run.attempts, this.clock.now());
    await manager.query(
      `UPDATE report_runs SET state = $2, due_at = coalesce($3, due_at), last_problem = $4, leased_until = NULL
       WHERE id = $1 AND state = 'due' AND attempts = $5`,
      [run.id, again ? 'due' : 'failed', again, problemOf(error), run.attempts],
    );
    if (!again) await this.notices.notMade(manager, run, run.id, problemOf(error));
  }
}
