import { promisify } from 'node:util';
import { constants, deflateRaw } from 'node:zlib';
import type { EntityManager } from 'typeorm';
import { beijingDate } from '@haojiao/kernel';
import type { BatchName, Drop } from '../domain/view-batch';
import { parseBundle, writeEvent } from './kept-event';
import type { KeptEvent } from './kept-event';
import { ensurePartition } from './kept-partitions';

const deflate = promisify(deflateRaw);

/** Events of one row: about 300 kB when packed. */
const EVENTS_OF_A_ROW = 10_000;
/** Of packed events in a day, some 60 million; what comes beyond is counted, and the gap noted. */
export const MOST_BYTES_A_DAY = 2 * 1_024 ** 3;

interface DayOfRule {
  day: string;
  rule: string;
  events: KeptEvent[];
}

/**
 * Keeps the reports of a batch, packed, in the order in which they were counted, and notes those that were dropped. Part of
 * the batch's transaction: they are there once, or not at all, as its figures are. Pieces come in pages, of which no more
 * is held than what fills a row for each day and rule.
 */
export async function keepEvents(
  manager: EntityManager,
  name: BatchName,
  pages: AsyncIterable<string[]>,
  drops: Drop[],
): Promise<void> {
  const waiting = new Map<string, DayOfRule>();
  for await (const pieces of pages) {
    for (const piece of pieces) gather(waiting, piece, name);
    for (const group of waiting.values()) {
      while (group.events.length >= EVENTS_OF_A_ROW) {
        await keepRow(manager, name, { ...group, events: group.events.splice(0, EVENTS_OF_A_ROW) });
      }
    }
  }
  for (const group of waiting.values()) if (group.events.length > 0) await keepRow(manager, name, group);
  for (const { hour, rule, reports } of drops) {
    await noteDay(manager, { day: beijingDate(hour), rule, events: 0, dropped: reports, bytes: 0 });
  }
}

function gather(waiting: Map<string, DayOfRule>, piece: string, name: BatchName): void {
  const { rule, events } = parseBundle(piece, name);
  const day = beijingDate(new Date(Number(piece.split('|', 2)[1]) * 1_000));
  const key = `${day} ${rule}`;
  const group = waiting.get(key) ?? { day, rule, events: [] };
  for (const event of events) group.events.push(event);
  waiting.set(key, group);
}

async function keepRow(
  manager: EntityManager,
  { epoch, number }: BatchName,
  { day, rule, events }: DayOfRule,
): Promise<void> {
  const body = await deflate(events.map(writeEvent).join('\n'), { level: constants.Z_BEST_SPEED });
  const hasRoom = (await ensurePartition(manager, day)) && !(await isFull(manager, day, body.length));
  if (!hasRoom) return noteDay(manager, { day, rule, events: 0, dropped: events.length, bytes: 0 });
  await noteDay(manager, { day, rule, events: events.length, dropped: 0, bytes: body.length });
  await manager.query(
    `INSERT INTO kept_events (day, rule, epoch, number, events, content_ids, body) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [day, rule, epoch, number, events.length, [...new Set(events.map((one) => one.contentId))], body],
  );
}

async function isFull(manager: EntityManager, day: string, bytes: number): Promise<boolean> {
  const [row] = await manager.query<{ isFull: boolean }[]>(
    `SELECT coalesce(sum(bytes), 0) + $2 > $3 AS "isFull" FROM kept_event_days WHERE day = $1`,
    [day, bytes, MOST_BYTES_A_DAY],
  );
  return row?.isFull === true;
}

/** Adds to what is known of the day. */
async function noteDay(
  manager: EntityManager,
  {
    day,
    rule,
    events,
    dropped,
    bytes,
  }: Omit<DayOfRule, 'events'> & Record<'events' | 'dropped' | 'bytes', number>,
): Promise<void> {
  await manager.query(
    `INSERT INTO kept_event_days (day, rule, events, dropped, bytes) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (day, rule) DO UPDATE SET events = kept_event_days.events + excluded.events,
       dropped = kept_event_days.dropped + excluded.dropped, bytes = kept_event_days.bytes + excluded.bytes`,
    [day, rule, events, dropped, bytes],
  );
}
