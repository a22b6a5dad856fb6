import { ChannelFailure, LostAnswer } from '@haojiao/channel-kit';
import type { StepOptions, StepResult } from '@haojiao/channel-kit';
import { newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import type { Database } from '@haojiao/infrastructure/database';
import { keepFailure } from './keep-failure';
import type { Lease } from './lease';

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
    await this.close(names, 'superseded');
  }

  /** The platform was asked: what this step was to do is not there. */
  async void(name: string): Promise<void> {
    await this.close([name], 'voided');
  }

  /** The newest `once` step that began and has no result. */
  async lostStep(): Promise<{ name: string; intentAt: Date } | null> {
    const [row] = await this.database.query<{ name: string; intent_at: Date }>(
      `SELECT name, intent_at FROM publication_steps
       WHERE publication_id = $1 AND state = 'intent' AND effect = 'once' ORDER BY intent_at DESC LIMIT 1`,
      [this.lease.publicationId],
    );
    return row ? { name: row.name, intentAt: row.intent_at } : null;
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

  private async close(names: string[], state: 'superseded' | 'voided'): Promise<void> {
    await this.database.transaction(async (manager) => {
      await this.lease.hold(manager);
      await manager.query(
        `UPDATE publication_steps SET state = $3, result_at = coalesce(result_at, $4)
         WHERE publication_id = $1 AND name = ANY($2) AND state IN ('intent', 'done')`,
        [this.lease.publicationId, names, state, this.clock.now()],
      );
    });
  }
}
