import { ChannelFailure, LostAnswer } from '@haojiao/channel-kit';
import type { StepOptions, StepResult } from '@haojiao/channel-kit';
import { newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import type { Database } from '@haojiao/infrastructure/database';
import type { EntityManager } from 'typeorm';
import { keepFailure } from './keep-failure';
import type { Lease } from './lease';

/** Steps of a withdrawal stand beside those of publishing under their own names. */
export const WITHDRAW_PREFIX = 'withdraw:';

/** A step that followers may see, begun or done, and not settled since. */
export interface OnceStep {
  name: string;
  intentAt: Date;
  state: 'intent' | 'done';
}

interface StepRow {
  id: string;
  effect: 'repeatable' | 'once';
  state: 'intent' | 'done';
  intent_at: Date;
  result_at: Date | null;
  result: StepResult;
}

/** Time that one call to a platform may take at the most, with its answer (uploads of parts included). */
const LONGEST_CALL_MS = 20_000;

/**
 * Writes down what is about to be done on the platform before it is done, and what came of it after. A restart goes on
 * after the last result; a `once` step with an intent and no result is never run again before the platform was asked.
 */
export class StepLedger {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly lease: Lease,
  ) {}

  async step<T extends StepResult>(name: string, options: StepOptions, run: () => Promise<T>): Promise<T> {
    const kept = await this.current(name);
    if (kept?.state === 'done') {
      const age = this.clock.now().getTime() - kept.result_at!.getTime();
      if (options.validForMs === undefined || age < options.validForMs) return kept.result as T;
    } else if (kept?.effect === 'once') {
      throw new LostAnswer(name, kept.intent_at);
    }
    const id = await this.writeIntent(name, options, kept?.id);
    // A worker that slept through its lease must not send what its successor has already asked about.
    if (options.effect === 'once') this.lease.requireTime(LONGEST_CALL_MS / 2);
    let value: T;
    try {
      value = await run();
    } catch (error) {
      await this.writeFailure(id, options, error);
      throw error;
    }
    await this.writeResult(id, value);
    return value;
  }

  async resultOf(name: string): Promise<StepResult | undefined> {
    const kept = await this.current(name);
    return kept?.state === 'done' ? kept.result : undefined;
  }

  async forget(names: string[]): Promise<void> {
    await this.closeUnderLease(names);
  }

  /** Everything that was prepared or sent for publishing; steps of a withdrawal stay. */
  async forgetAll(): Promise<void> {
    await this.closeUnderLease(null);
  }

  /** The newest `once` step that began and has no result: of publishing, or of the withdrawal with its prefix. */
  async lostStep(prefix: '' | typeof WITHDRAW_PREFIX): Promise<{ name: string; intentAt: Date } | null> {
    return this.findOnce(prefix === WITHDRAW_PREFIX, ['intent']);
  }

  /** The newest `once` step of publishing that began or is done: where there is one, something may be out. */
  async newestOnce(): Promise<OnceStep | null> {
    return this.findOnce(false, ['intent', 'done']);
  }

  private async findOnce(ofWithdrawal: boolean, states: OnceStep['state'][]): Promise<OnceStep | null> {
    const [row] = await this.database.query<Pick<StepRow, 'state' | 'intent_at'> & { name: string }>(
      `SELECT name, state, intent_at FROM publication_steps
       WHERE publication_id = $1 AND state = ANY($2) AND effect = 'once' AND starts_with(name, $3) = $4
       ORDER BY state = 'intent' DESC, intent_at DESC LIMIT 1`,
      [this.lease.publicationId, states, WITHDRAW_PREFIX, ofWithdrawal],
    );
    return row ? { name: row.name, intentAt: row.intent_at, state: row.state } : null;
  }

  private async current(name: string): Promise<StepRow | undefined> {
    const [row] = await this.database.query<StepRow>(
      `SELECT id, effect, state, intent_at, result_at, result FROM publication_steps
       WHERE publication_id = $1 AND name = $2 AND state IN ('intent', 'done')`,
      [this.lease.publicationId, name],
    );
    return row;
  }

  private async writeIntent(
    name: string,
    options: StepOptions,
    replacedId: string | undefined,
  ): Promise<string> {
    const id = newId();
    await this.database.transaction(async (manager) => {
      await this.lease.hold(manager);
      if (replacedId) {
        await manager.query(`UPDATE publication_steps SET state = 'superseded' WHERE id = $1`, [replacedId]);
      }
      await manager.query(
        `INSERT INTO publication_steps (id, publication_id, name, effect, state, fence, intent_at)
         VALUES ($1, $2, $3, $4, 'intent', $5, $6)`,
        [id, this.lease.publicationId, name, options.effect, this.lease.fence, this.clock.now()],
      );
    });
    return id;
  }

  private async writeResult(id: string, value: StepResult): Promise<void> {
    await this.database.transaction(async (manager) => {
      await this.lease.hold(manager);
      await manager.query(
        `UPDATE publication_steps SET state = 'done', result_at = $2, result = $3 WHERE id = $1`,
        [id, this.clock.now(), JSON.stringify(value ?? null)],
      );
    });
  }

  /** A failure of known outcome closes the intent; a lost answer to a `once` step leaves it open. */
  private async writeFailure(id: string, options: StepOptions, error: unknown): Promise<void> {
    const isKnown = error instanceof ChannelFailure && error.failureClass !== 'unknown';
    if (!isKnown && options.effect === 'once') return;
    await this.database.transaction(async (manager) => {
      await this.lease.hold(manager);
      await manager.query(
        `UPDATE publication_steps SET state = 'failed', result_at = $2, failure = $3 WHERE id = $1`,
        [id, this.clock.now(), JSON.stringify(keepFailure(error))],
      );
    });
  }

  private async closeUnderLease(names: string[] | null): Promise<void> {
    await this.database.transaction(async (manager) => {
      await this.lease.hold(manager);
      await closeSteps(manager, this.lease.publicationId, 'superseded', this.clock.now(), names);
    });
  }
}

/**
 * Settles steps so that they may be run again; the caller holds the publication's row. `names` null: all of publishing.
 */
export async function closeSteps(
  manager: EntityManager,
  publicationId: string,
  state: 'superseded' | 'voided',
  now: Date,
  names: string[] | null,
): Promise<void> {
  await manager.query(
    `UPDATE publication_steps SET state = $2, result_at = coalesce(result_at, $3)
     WHERE publication_id = $1 AND state IN ('intent', 'done')
       AND CASE WHEN $4::text[] IS NULL THEN NOT starts_with(name, $5) ELSE name = ANY($4) END`,
    [publicationId, state, now, names, WITHDRAW_PREFIX],
  );
}
