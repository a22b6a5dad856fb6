import type { EntityManager } from 'typeorm';
import { DAY_MS } from '@haojiao/kernel';
import type { Database } from '@haojiao/infrastructure/database';

const nameOf = (day: string) => `kept_events_${day.replaceAll('-', '')}`;

/**
 * The day's own table, so that forgetting a day is one drop. Names are made of digits alone: a day is checked before it
 * comes into a statement.
 */
export async function ensurePartition(manager: EntityManager, day: string): Promise<void> {
  requireDay(day);
  const [row] = await manager.query<{ found: string | null }[]>('SELECT to_regclass($1)::text AS found', [
    nameOf(day),
  ]);
  if (row?.found) return;
  await manager.query(
    `CREATE TABLE ${nameOf(day)} PARTITION OF kept_events FOR VALUES FROM ('${day}') TO ('${dayAfter(day)}')`,
  );
}

/** Drops what is older than the first day that is kept. Returns the days that were dropped. */
export async function dropPartitionsBefore(database: Database, firstDay: string): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'kept_events'::regclass AND c.relname < $1 ORDER BY 1`,
    [nameOf(firstDay)],
  );
  for (const { name } of rows) {
    if (!/^kept_events_\d{8}$/.test(name)) throw new Error(`Not a table of kept events: ${name}`);
    await database.query(`DROP TABLE ${name}`);
  }
  await database.query('DELETE FROM kept_event_days WHERE day < $1', [firstDay]);
  return rows.map(({ name }) => name.slice(-8));
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}

function requireDay(day: string): void {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error(`Not a day: ${day}`);
}
