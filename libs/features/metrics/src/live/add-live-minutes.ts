import type { EntityManager } from 'typeorm';
import type { Presence } from '../domain/view-batch';

/** Viewers by minute; rows are in the order of their key. Part of the batch's transaction. */
export async function addLiveMinutes(manager: EntityManager, presences: Presence[]): Promise<void> {
  await manager.query(
    `INSERT INTO live_minutes (broadcast_id, phase, minute, rule, viewers)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[], $5::integer[])
     ON CONFLICT (broadcast_id, minute, phase, rule)
     DO UPDATE SET viewers = live_minutes.viewers + excluded.viewers`,
    [
      presences.map(({ contentId }) => contentId),
      presences.map(({ surface }) => surface),
      presences.map(({ minute }) => minute),
      presences.map(({ rule }) => rule),
      presences.map(({ viewers }) => viewers),
    ],
  );
}
