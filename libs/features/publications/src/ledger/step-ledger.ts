import { ChannelFailure, LostAnswer } from '@haojiao/channel-kit';
import type { StepOptions, StepResult } from '@haojiao/channel-kit';
import { newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import type { Database } from '@haojiao/infrastructure/database';
import type { EntityManager } from 'typeorm';
import { keepFailure } from './keep-failure';
import { LeaseLost, heldSql } from './lease';
import type { Lease } from './lease';

/** Steps of a withdrawal stand beside those of publishing under their own names. */
export const WITHDRAW_PREFIX = 'withdraw:';

/** A step that followers may see, begun or done, and not settled since. */
export interface OnceStep {
  name: string;
  intentAt: Date;
  state: 'intent' | 'done';
}

/** A step that is under way or done; settled ones are history. */
interface CurrentStep {
  id: string;
  name: string;
  effect: 'repeatable' | 'once';
  state: 'intent' | 'done';
  intentAt: Date;
  resultAt: Date | null;
  result: StepResult;
}

/** Time that one call to a platform may take at the most, with its answer (uploads of parts included). */
const LONGEST_CALL_MS = 20_000;

/**
 * Writes down what is about to be done on the platform before it is done, and what came of it after. A restart goes on
 * after the last result; a `once` step with an intent and no result is never run again before the platform was asked.
 *
 * The current steps are read once a turn: until the lease ends nobody else may write them, and each write of ours is one
 * statement that locks the publication under the lease's fence, so a step costs two round trips.
 */
export class StepLedger {
  private loaded: Promise<Map<string, CurrentStep>> | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly lease: Lease,
  ) {}

  async step<T extends StepResult>(name: string, options: StepOptions, run: () => Promise<T>): Promise<T> {
    const steps = await this.current();
    const kept = steps.get(name);
    if (kept?.state === 'done') {
      const age = this.clock.now().getTime() - kept.resultAt!.getTime();
      if (options.validForMs === undefined || age < options.validForMs) return kept.result as T;
    } else if (kept?.effect === 'once') {
      throw new LostAnswer(name, kept.intentAt);
    }
    const begun = await this.writeIntent(name, options, kept?.id ?? null);
    steps.set(name, begun);
    // A worker that slept through its lease must not send what its successor has already asked about.
    if (options.effect === 'once') this.lease.requireTime(LONGEST_CALL_MS / 2);
    let value: T;
    try {
      value = await run();
    } catch (error) {
      if (await this.writeFailure(begun, error)) steps.delete(name);
      throw error;
    }
    steps.set(name, await this.writeResult(begun, value));
    return value;
  }

  async resultOf(name: string): Promise<StepResult | undefined> {
    const kept = (await this.current()).get(name);
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
    const candidates = [...(await this.current()).values()].filter(
      (step) =>
        step.effect === 'once' &&
        states.includes(step.state) &&
        step.name.startsWith(WITHDRAW_PREFIX) === ofWithdrawal,
    );
    const rank = (step: CurrentStep) => (step.state === 'intent' ? 1 : 0);
    const [newest] = candidates.sort(
      (one, other) => rank(other) - rank(one) || other.intentAt.getTime() - one.intentAt.getTime(),
    );
    return newest ? { name: newest.name, intentAt: newest.intentAt, state: newest.state } : null;
  }

  private current(): Promise<Map<string, CurrentStep>> {
    this.loaded ??= this.load();
    return this.loaded;
  }

  private async load(): Promise<Map<string, CurrentStep>> {
    const rows = await this.database.query<CurrentStep>(
      `SELECT id, name, effect, state, intent_at AS "intentAt", result_at AS "resultAt", result
       FROM publication_steps WHERE publication_id = $1 AND state IN ('intent', 'done')`,
      [this.lease.publicationId],
    );
    return new Map(rows.map((row) => [row.name, row]));
  }

  private async writeIntent(
    name: string,
    { effect }: StepOptions,
    replacedId: string | null,
  ): Promise<CurrentStep> {
    const begun = { id: newId(), name, effect, intentAt: this.clock.now() };
    await this.underLease(
      // The insert reads `replaced` so that the old step has made room before the new one comes.
      `, replaced AS (
         UPDATE publication_steps SET state = 'superseded' WHERE id = $3 AND EXISTS (SELECT 1 FROM held) RETURNING id)
       INSERT INTO publication_steps (id, publication_id, name, effect, state, fence, intent_at)
       SELECT $4, held.id, $5, $6, 'intent', $2, $7 FROM held LEFT JOIN replaced ON true RETURNING id`,
      [replacedId, begun.id, name, effect, begun.intentAt],
    );
    return { ...begun, state: 'intent', resultAt: null, result: null };
  }

  private async writeResult(step: CurrentStep, value: StepResult): Promise<CurrentStep> {
    const resultAt = this.clock.now();
    const json = JSON.stringify(value ?? null);
    await this.underLease(
      ` UPDATE publication_steps SET state = 'done', result_at = $4, result = $5
       WHERE id = $3 AND EXISTS (SELECT 1 FROM held) RETURNING id`,
      [step.id, resultAt, json],
    );
    // As a restart would read it, so that both ways of getting it are the same.
    return { ...step, state: 'done', resultAt, result: JSON.parse(json) as StepResult };
  }

  /** A failure of known outcome closes the intent; a lost answer to a `once` step leaves it open. Whether it was closed. */
  private async writeFailure(step: CurrentStep, error: unknown): Promise<boolean> {
    const isKnown = error instanceof ChannelFailure && error.failureClass !== 'unknown';
    if (!isKnown && step.effect === 'once') return false;
    await this.underLease(
      ` UPDATE publication_steps SET state = 'failed', result_at = $4, failure = $5
       WHERE id = $3 AND EXISTS (SELECT 1 FROM held) RETURNING id`,
      [step.id, this.clock.now(), JSON.stringify(keepFailure(error))],
    );
    return true;
  }

  /** One statement that takes effect only under the lease (`held`), with the publication locked. @throws LeaseLost */
  private async underLease(statement: string, parameters: unknown[]): Promise<void> {
    const answer = await this.database.manager.query<unknown[] | [unknown[], number]>(
      `WITH held AS (${heldSql})${statement}`,
      [this.lease.publicationId, this.lease.fence, ...parameters],
    );
    const rows = Array.isArray(answer[0]) ? answer[0] : answer;
    if (rows.length === 0) throw new LeaseLost(this.lease.publicationId, this.lease.fence);
  }

  private async closeUnderLease(names: string[] | null): Promise<void> {
    await this.database.transaction(async (manager) => {
      await this.lease.hold(manager);
      await closeSteps(manager, this.lease.publicationId, 'superseded', this.clock.now(), names);
    });
    this.loaded = null;
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
