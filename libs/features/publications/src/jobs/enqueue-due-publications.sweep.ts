import { Inject, Injectable } from '@nestjs/common';
import { SECOND_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { JobProducer } from '@haojiao/infrastructure/queue';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { workingStates } from '../domain/publication-transitions';
import { publishQueue } from './publish.queues';

const BATCH = 500;
/** A job that nobody took for this long is thought lost with its Redis. */
const LOST_JOB_MS = 10 * SECOND_MS;

/** Finds what the table says is due and puts it into its platform's queue, in order of its hour. */
@Injectable()
export class EnqueueDuePublications implements Sweep {
  readonly name = 'enqueue-due-publications';
  readonly everyMs = 500;

  constructor(
    private readonly database: Database,
    private readonly jobs: JobProducer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    const due = await this.takeDue(now);
    for (const [platform, rows] of groupByPlatform(due)) {
      await this.jobs.enqueueMany(
        publishQueue(platform),
        rows.map((row) => ({
          publicationId: row.id,
          fence: Number(row.fence),
          dueAtMs: row.next_run_at.getTime(),
          round: roundOf(now.getTime() - row.next_run_at.getTime()),
        })),
      );
    }
  }

  /** Plan: index `publications_due`; rows that another sweep holds are skipped. */
  private async takeDue(now: Date): Promise<DueRow[]> {
    const [rows] = await this.database.manager.query<[DueRow[], number]>(
      `UPDATE publications p SET enqueued_at = $1,
         state = CASE WHEN p.state = 'scheduled' THEN 'queued' ELSE p.state END
       FROM (SELECT id FROM publications
             WHERE state = ANY($2) AND next_run_at <= $1 AND NOT on_hold AND (lease_until IS NULL OR lease_until < $1)
               AND (lead_id IS NULL OR state = 'withdrawing')
               AND (enqueued_at IS NULL OR enqueued_at < $3)
             ORDER BY next_run_at LIMIT $4 FOR UPDATE SKIP LOCKED) due
       WHERE p.id = due.id RETURNING p.id, p.platform, p.fence, p.next_run_at`,
      [now, workingStates, new Date(now.getTime() - LOST_JOB_MS), BATCH],
    );
    // An UPDATE returns rows in the order in which it met them.
    return rows.sort((one, other) => one.next_run_at.getTime() - other.next_run_at.getTime());
  }
}

/**
 * 0, and one more after 10, 30, 70, 150 … seconds: a job that died unseen in its worker's hands is soon made up for, and
 * a queue with hours of work is not filled with copies.
 */
function roundOf(waitedMs: number): number {
  return Math.floor(Math.log2(1 + waitedMs / LOST_JOB_MS));
}

interface DueRow {
  id: string;
  platform: string;
  fence: string;
  next_run_at: Date;
}

function groupByPlatform(rows: DueRow[]): Map<string, DueRow[]> {
  const groups = new Map<string, DueRow[]>();
  for (const row of rows) groups.set(row.platform, [...(groups.get(row.platform) ?? []), row]);
  return groups;
}
