import { promisify } from 'node:util';
import { constants, deflateRaw } from 'node:zlib';
import type { EntityManager } from 'typeorm';
import { beijingDate } from '@haojiao/kernel';
import type { BatchName } from '../domain/view-batch';
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
  dropped: number;
}

/**
 * Keeps the reports of a batch, packed, in the order in which they were counted. Part of the batch's transaction: they are
 * there once, or not at all, as its figures are.
 */
export async function keepEvents(manager: EntityManager, name: BatchName, pieces: string[]): Promise<void> {
  if (pieces.length === 0) return;
  for (const { day, rule, events, dropped } of byDayAndRule(pieces, name)) {
    await ensurePartition(manager, day);
    const packed: { body: Buffer; events: KeptEvent[] }[] = [];
    for (let start = 0; start < events.length; start += EVENTS_OF_A_ROW) {
      const some = events.slice(start, start + EVENTS_OF_A_ROW);
      const body = await deflate(some.map(writeEvent).join('\n'), { level: constants.Z_BEST_SPEED });
      packed.push({ body, events: some });
    }
    const bytes = packed.reduce((sum, { body }) => sum + body.length, 0);
    const isKept = await noteDay(manager, { day, rule, events: events.length, dropped, bytes });
    if (!isKept) continue;
    for (const { body, events: some } of packed) {
      await manager.query(
        `INSERT INTO kept_events (day, rule, epoch, number, events, content_ids, body) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [
          day,
          rule,
          name.epoch,
          name.number,
          some.length,
          [...new Set(some.map((one) => one.contentId))],
          body,
        ],
      );
    }
  }
}

/** Adds to what is known of the day; false where it is full, and the events are noted as a gap. */
async function noteDay(
  manager: EntityManager,
  { day, rule, events, dropped, bytes }: Omit<DayOfRule, 'events'> & { events: number; bytes: number },
): Promise<boolean> {
  const [full] = await manager.query<{ isFull: boolean }[]>(
    `SELECT coalesce(sum(bytes), 0) + $2 > $3 AS "isFull" FROM kept_event_days WHERE day = $1`,
    [day, bytes, MOST_BYTES_A_DAY],
  );
  const isKept = full?.isFull !== true;
  await manager.query(
    `INSERT INTO kept_event_days (day, rule, events, dropped, bytes) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (day, rule) DO UPDATE SET events = kept_event_days.events + excluded.events,
       dropped = kept_event_days.dropped + excluded.dropped, bytes = kept_event_days.bytes + excluded.bytes`,
    isKept ? [day, rule, events, dropped, bytes] : [day, rule, 0, dropped + events, 0],
  );
  return isKept;
}

function byDayAndRule(pieces: string[], name: BatchName): DayOfRule[] {
  const found = new Map<string, DayOfRule>();
  for (const piece of pieces) {
    const { rule, events, dropped } = parseBundle(piece, name);
    const day = dayOf(Number(piece.split('|', 2)[1]));
    const key = `${day} ${rule}`;
    const group = found.get(key) ?? { day, rule, events: [], dropped: 0 };
    for (const event of events) group.events.push(event);
    group.dropped += dropped;
    found.set(key, group);
  }
  return [...found.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
}

function dayOf(hour: number): string {
  return beijingDate(new Date(hour * 1_000));
}
