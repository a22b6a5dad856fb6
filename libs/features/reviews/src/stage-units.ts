import type { EntityManager } from 'typeorm';
import type { Database } from '@haojiao/infrastructure/database';
import { organizationTiers } from '@haojiao/features/organizations';
import type { OrganizationTier } from '@haojiao/features/organizations';

/** Whose people a stage asks: the item's unit, the one above it, or the nearest upwards of a tier. */
export const stageUnits = ['own', 'parent', ...organizationTiers] as const;

interface UnitOnTheWayUp {
  id: string;
  tier: string | null;
}

/**
 * The unit that a stage names for items of that unit. A tier that nobody on the way up has is taken by the nearest of
 * a higher tier, else by the root; above the root there is only the root.
 */
export async function namedUnit(
  database: Database,
  organizationId: string,
  unit: string,
  manager: EntityManager,
): Promise<string> {
  const [own, ...above] = await database.query<UnitOnTheWayUp>(
    `SELECT o.id, o.tier FROM organizations item JOIN organizations o ON o.id = ANY(item.path)
     WHERE item.id = $1 ORDER BY cardinality(o.path) DESC`,
    [organizationId],
    manager,
  );
  if (unit === 'own') return own!.id;
  if (unit === 'parent') return (above[0] ?? own!).id;
  const wanted = organizationTiers.indexOf(unit as OrganizationTier);
  const found = [own!, ...above].find(
    ({ tier }) => tier !== null && organizationTiers.indexOf(tier as OrganizationTier) <= wanted,
  );
  return (found ?? above.at(-1) ?? own!).id;
}
