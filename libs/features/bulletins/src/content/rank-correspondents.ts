import { ranksOf } from '@haojiao/features/scoring';
import type { PersonRow } from '@haojiao/features/scoring';
import type { CorrespondentRow } from '../domain/bulletin-content';

/** The first so many ranks of people, one across classes; whoever shares the last of them is in. */
export function rankCorrespondents(
  persons: readonly PersonRow[],
  unitNames: ReadonlyMap<string, string>,
  most: number,
): CorrespondentRow[] {
  const people = new Map<string, PersonRow>();
  for (const row of persons) {
    const known = people.get(row.person);
    people.set(
      row.person,
      known
        ? {
            ...known,
            submitted: known.submitted + row.submitted,
            adopted: known.adopted + row.adopted,
            points: known.points + row.points,
          }
        : row,
    );
  }
  const all = [...people.values()];
  const ranks = ranksOf(all, { ties: 'shared', tieBreakers: ['adopted'] });
  return all
    .map(({ name, organizationId, submitted, adopted, points }, index) => ({
      rank: ranks[index]!,
      name,
      unitName: (organizationId && unitNames.get(organizationId)) ?? '',
      submitted,
      adopted,
      points: points / 100,
    }))
    .filter(({ rank }) => rank <= most)
    .sort((one, other) => one.rank - other.rank || (one.name < other.name ? -1 : 1));
}
