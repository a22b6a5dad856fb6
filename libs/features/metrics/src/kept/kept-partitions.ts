import { QueryFailedError } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { DAY_MS } from '@haojiao/kernel';
import type { Database } from '@haojiao/infrastructure/database';

const nameOf = (day: string) => `kept_events_${day.replaceAll('-', '')}`;

/** Makers of tables wait for each other. */
const PARTITIONS_LOCK = 7_204_111;
/** So long forgetting may wait for those who read; then it is left to the next time. */
const FORGET_LOCK_TIMEOUT_MS = 5_000;

/**
 * The day's own table, so that forgetting a day is one drop. It is made by itself and then attached, which waits for no
 * reader and stops none (SHARE UPDATE EXCLUSIVE, https://www.postgresql.org/docs/18/sql-altertable.html). Names are made of
 * digits alone: a day is checked before it comes into a statement. False: the day is being forgotten.
 */
export async function ensurePartition(manager: EntityManager, day: string): Promise<boolean> {
  requireDay(day);
  const known = await stateOf(manager, day);
  if (known !== 'absent') return known === 'attached';
  await manager.query('SELECT pg_advisory_xact_lock($1)', [PARTITIONS_LOCK]);
  const meanwhile = await stateOf(manager, day);
  if (meanwhile !== 'absent') return meanwhile === 'attached';
  const name = nameOf(day);
  await manager.query(`CREATE TABLE ${name} (LIKE kept_events INCLUDING ALL)`);
  await manager.query(
    `ALTER TABLE kept_events ATTACH PARTITION ${name} FOR VALUES FROM ('${day}') TO ('${dayAfter(day)}')`,
  );
  return true;
}

/**
 * Drops what is older than the first day that is kept: detached without stopping those who read or write, then dropped by
 * itself. What can't be had at once is left to the next call, which also ends what an earlier one had begun. Returns the
 * days that were dropped.
 */
export async function dropPartitionsBefore(
  database: Database,
  firstDay: string,
  lockTimeoutMs = FORGET_LOCK_TIMEOUT_MS,
): Promise<string[]> {
  const rows = await database.query<{ name: string; isPending: boolean | null }>(
    `SELECT c.relname AS name, i.inhdetachpending AS "isPending"
     FROM pg_class c LEFT JOIN pg_inherits i ON i.inhrelid = c.oid
     WHERE c.relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = 'kept_events'::regclass)
       AND c.relkind = 'r' AND c.relname ~ '^kept_events_\\d{8}$' AND c.relname < $1 ORDER BY 1`,
    [nameOf(firstDay)],
  );
  const dropped: string[] = [];
  // A connection of its own: this can't be done within a transaction.
  const runner = database.dataSource.createQueryRunner();
  try {
    await runner.query(`SELECT set_config('lock_timeout', $1, false)`, [`${lockTimeoutMs}ms`]);
    for (const { name, isPending } of rows) {
      if (isPending !== null) {
        const how = isPending ? 'FINALIZE' : 'CONCURRENTLY';
        await runner.query(`ALTER TABLE kept_events DETACH PARTITION ${name} ${how}`);
      }
      await runner.query(`DROP TABLE ${name}`);
      dropped.push(name.slice(-8));
    }
  } catch (error) {
    if (!isLockTimeout(error)) throw error;
  } finally {
    await runner.query('RESET lock_timeout').finally(() => runner.release());
  }
  await database.query('DELETE FROM kept_event_days WHERE day < $1', [firstDay]);
  return dropped;
}

async function stateOf(manager: EntityManager, day: string): Promise<'absent' | 'attached' | 'forgotten'> {
  const [row] = await manager.query<{ isAttached: boolean }[]>(
    `SELECT coalesce(NOT i.inhdetachpending, false) AS "isAttached"
     FROM pg_class c LEFT JOIN pg_inherits i ON i.inhrelid = c.oid WHERE c.oid = to_regclass($1)`,
    [nameOf(day)],
  );
  if (!row) return 'absent';
  return row.isAttached ? 'attached' : 'forgotten';
}

function isLockTimeout(error: unknown): boolean {
  return error instanceof QueryFailedError && (error.driverError as { code?: string }).code === '55P03';
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}

function requireDay(day: string): void {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error(`Not a day: ${day}`);
}
