import { personKey } from './facts';
import type { ReportFacts } from './facts';
import type { PersonRow, ScoredItem } from './period-rows';
import { toHundredths } from './points';
import { ranksOf } from './rank';
import type { RankingRules, SchemeVersion } from './scheme-document';

interface PersonRules {
  version: SchemeVersion | null;
  rules: RankingRules;
  /** Reports whose authors lose their honours. */
  withoutHonours: ReadonlySet<string>;
}

/** Everybody who is named in a report that counts in the period. A person is one across units, by account. */
export function personRows(
  items: readonly ScoredItem[],
  reports: readonly ReportFacts[],
  { version, rules, withoutHonours }: PersonRules,
): PersonRow[] {
  const people = new Map<string, PersonRow>();
  for (const item of items) {
    if (item.kind !== 'report') continue;
    for (const { person, userId, name, organizationId, points, fen } of item.perPerson) {
      const isMoved = item.submitted !== 0 || item.adopted !== 0 || points !== 0 || fen !== 0;
      if (!isMoved) continue;
      const row = people.get(person) ?? {
        ...{ person, userId, name, organizationId, rank: 0, losesHonours: false },
        ...{ submitted: 0, adopted: 0, points: 0, fen: 0 },
      };
      row.submitted += item.submitted;
      row.adopted += item.adopted;
      row.points += points;
      row.fen += fen;
      people.set(person, row);
    }
  }
  for (const report of reports) {
    if (!withoutHonours.has(report.id)) continue;
    for (const contributor of report.contributors) {
      const row = people.get(personKey(contributor));
      if (row) row.losesHonours = true;
    }
  }
  const cap = version?.document.caps.perPersonAndPeriod ?? null;
  const rows = [...people.values()].map((row) => ({
    ...row,
    points: cap === null ? row.points : Math.min(row.points, toHundredths(cap)),
  }));
  const ranks = ranksOf(rows, rules);
  for (const [index, row] of rows.entries()) row.rank = ranks[index]!;
  return rows.sort(
    (one, other) =>
      one.rank - other.rank || byName.compare(one.name, other.name) || (one.person < other.person ? -1 : 1),
  );
}

/** One for all: `localeCompare` would ask for the rules of the language at each pair. */
const byName = new Intl.Collator('zh');
