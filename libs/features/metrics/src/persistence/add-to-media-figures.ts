import type { EntityManager } from 'typeorm';
import type { Tally, ViewIncrement } from '../domain/view-batch';

/** Listens and plays; rows are in the order of their key. Part of the batch's transaction. */
export async function addToMediaCounts(manager: EntityManager, increments: ViewIncrement[]): Promise<void> {
  await manager.query(
    `INSERT INTO media_counts (content_id, surface, hour, rule, raw, counted)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[], $5::bigint[], $6::bigint[])
     ON CONFLICT (content_id, hour, surface, rule)
     DO UPDATE SET raw = media_counts.raw + excluded.raw, counted = media_counts.counted + excluded.counted`,
    [
      ...placesOf(increments),
      increments.map(({ raw }) => String(raw)),
      increments.map(({ counted }) => String(counted)),
    ],
  );
}

/** What stands beside views, listens and plays: reasons and apps. Part of the batch's transaction. */
export async function addTallies(manager: EntityManager, tallies: Tally[]): Promise<void> {
  await manager.query(
    `INSERT INTO media_tallies (content_id, surface, day, rule, kind, name, amount)
     SELECT content_id, surface, (hour AT TIME ZONE 'Asia/Shanghai')::date, rule, kind, name, sum(amount)
     FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::bigint[])
            AS t (content_id, surface, hour, rule, kind, name, amount)
     GROUP BY 1, 2, 3, 4, 5, 6
     ON CONFLICT (content_id, day, surface, rule, kind, name)
     DO UPDATE SET amount = media_tallies.amount + excluded.amount`,
    [
      ...placesOf(tallies),
      tallies.map(({ kind }) => kind),
      tallies.map(({ name }) => name),
      tallies.map(({ amount }) => String(amount)),
    ],
  );
}

function placesOf(rows: { contentId: string; surface: string; hour: Date; rule: string }[]): unknown[][] {
  return [
    rows.map(({ contentId }) => contentId),
    rows.map(({ surface }) => surface),
    rows.map(({ hour }) => hour),
    rows.map(({ rule }) => rule),
  ];
}
