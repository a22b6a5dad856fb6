import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { readEvent } from './kept-event';
import type { KeptEvent } from './kept-event';

const inflate = promisify(inflateRaw);

/** Rows that are read together: some megabytes. */
const ROWS_AT_ONCE = 10;
/** More items are looked for in every row rather than named in the statement. */
const MOST_NAMED = 1_000;

export interface KeptDayRow {
  day: string;
  definitionId: string;
  events: number;
  dropped: number;
}

/** Reads what was kept, in the order in which it was counted. */
@Injectable()
export class KeptEvents {
  async daysOf(firstDay: string, lastDay: string, manager: EntityManager): Promise<KeptDayRow[]> {
    const rows = await manager.query<Record<keyof KeptDayRow, string>[]>(
      `SELECT day::text AS day, rule AS "definitionId", events, dropped FROM kept_event_days
       WHERE day >= $1 AND day <= $2 ORDER BY day, rule`,
      [firstDay, lastDay],
    );
    return rows.map((row) => ({ ...row, events: Number(row.events), dropped: Number(row.dropped) }));
  }

  /**
   * Events of some items on a day, a packed row at a time. Plan: the primary key of the day's part of `kept_events`; rows
   * without any of the items are passed over before they are unpacked.
   */
  async *ofDay(
    day: string,
    contentIds: ReadonlySet<string>,
    manager: EntityManager,
  ): AsyncGenerator<{ rule: string; events: KeptEvent[] }> {
    const named = contentIds.size <= MOST_NAMED ? [...contentIds] : null;
    for (let after = '0'; ;) {
      const rows = await manager.query<{ sequence: string; rule: string; body: Buffer }[]>(
        `SELECT sequence, rule, body FROM kept_events
         WHERE day = $1 AND sequence > $2 AND ($3::uuid[] IS NULL OR content_ids && $3::uuid[])
         ORDER BY sequence LIMIT ${ROWS_AT_ONCE}`,
        [day, after, named],
      );
      for (const { rule, body } of rows) {
        const lines = (await inflate(body)).toString('utf8').split('\n');
        yield { rule, events: lines.map(readEvent).filter(({ contentId }) => contentIds.has(contentId)) };
      }
      if (rows.length < ROWS_AT_ONCE) return;
      after = rows.at(-1)!.sequence;
    }
  }
}
