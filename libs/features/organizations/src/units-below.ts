import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { OrganizationTier } from './domain/organization-tier';

export const reachesBelow = ['directly_below', 'all_below'] as const;
export type ReachBelow = (typeof reachesBelow)[number];

/** Units below one: those that are named, and those of a tier or of a whole level of the branch. */
export interface WantedUnits {
  organizationIds: string[];
  /** With `reach` absent: all below that are of this tier. */
  tier: OrganizationTier | null;
  reach: ReachBelow | null;
}

/** What a unit above may address at once. */
const MOST = 1_000;

/** Which units stand below another, for what is handed down. */
@Injectable()
export class UnitsBelow {
  constructor(private readonly database: Database) {}

  /**
   * The wanted units, each once, by id. Plan: GIN index over `path`.
   * @throws AppError `invalid_input`: named units that are not strictly below, nobody at all, or too many
   */
  async resolve(
    unitId: string,
    wanted: WantedUnits,
    manager: EntityManager,
    path: string,
  ): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT o.id FROM organizations o
       WHERE o.path @> ARRAY[$1::uuid] AND o.id <> $1
         AND (o.id = ANY($2::uuid[])
              OR ($3::text IS NOT NULL OR $4::text IS NOT NULL)
                 AND ($3::text IS NULL OR o.tier = $3)
                 AND (coalesce($4, 'all_below') = 'all_below' OR o.parent_id = $1))
       ORDER BY o.id LIMIT ${MOST + 1}`,
      [unitId, wanted.organizationIds, wanted.tier, wanted.reach],
      manager,
    );
    const found = new Set(rows.map(({ id }) => id));
    const faults = wanted.organizationIds.flatMap((id, index) =>
      found.has(id.toLowerCase())
        ? []
        : [
            fault(
              `${path}.organizationIds.${index}`,
              'unit_unknown',
              '不是本单位的下级单位。',
              'It is no unit below this one.',
            ),
          ],
    );
    if (rows.length > MOST)
      faults.push(
        fault(path, 'too_many_units', `一次最多 ${MOST} 个单位。`, `At most ${MOST} units at once.`),
      );
    if (rows.length === 0 && faults.length === 0)
      faults.push(
        fault(path, 'no_units', '没有符合条件的下级单位。', 'There are no such units below this one.'),
      );
    if (faults.length > 0) throw invalidInput(faults);
    return rows.map(({ id }) => id);
  }
}
