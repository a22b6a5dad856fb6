import type { AdoptionFact, ReportFacts } from './facts';
import type { OutletEntry, SchemeDocument, UseCondition } from './scheme-document';

/** What rules about a use look at. */
export type UseInReport = Pick<
  AdoptionFact,
  'outlet' | 'outletCode' | 'level' | 'medium' | 'kind' | 'extent' | 'stage' | 'slot'
>;

/** The first of the rules whose every condition is met, as documents promise. */
export function firstFitting<Rule extends UseCondition>(
  rules: readonly Rule[],
  use: UseInReport,
  report: Pick<ReportFacts, 'category' | 'characters'>,
  document: Pick<SchemeDocument, 'outlets'>,
): Rule | null {
  const outlet = outletOf(use, document);
  // What the scheme says of an outlet it knows is truer than what was filled in.
  const medium = outlet?.medium ?? use.medium;
  const fits = (rule: Rule) =>
    (rule.outlet === undefined || rule.outlet === outlet?.code) &&
    (rule.level === undefined || rule.level === use.level) &&
    (rule.medium === undefined || rule.medium === medium) &&
    (rule.kind === undefined || rule.kind === use.kind) &&
    (rule.extent === undefined || rule.extent === use.extent) &&
    (rule.stage ?? 'adopted') === use.stage &&
    (rule.slot === undefined || rule.slot === use.slot) &&
    (rule.categories === undefined || rule.categories.includes(report.category)) &&
    (rule.minCharacters === undefined || report.characters >= rule.minCharacters);
  return rules.find(fits) ?? null;
}

/** By code, else by name or alias, at the outlet's level. */
export function outletOf(
  { outlet, outletCode, level }: Pick<UseInReport, 'outlet' | 'outletCode' | 'level'>,
  { outlets }: Pick<SchemeDocument, 'outlets'>,
): OutletEntry | null {
  const { byCode, byName } = indexOf(outlets);
  const known = outletCode === null ? undefined : byCode.get(outletCode);
  if (known) return known;
  const named = byName.get(nameKey(outlet)) ?? [];
  return named.find((entry) => entry.level === null || entry.level === level) ?? null;
}

interface OutletIndex {
  byCode: Map<string, OutletEntry>;
  byName: Map<string, OutletEntry[]>;
}

/** A period asks for the same outlets thousands of times. Documents are never changed once they are read. */
const indexes = new WeakMap<readonly OutletEntry[], OutletIndex>();

function indexOf(outlets: readonly OutletEntry[]): OutletIndex {
  const known = indexes.get(outlets);
  if (known) return known;
  const index: OutletIndex = { byCode: new Map(), byName: new Map() };
  for (const entry of outlets) {
    if (!index.byCode.has(entry.code)) index.byCode.set(entry.code, entry);
    for (const key of new Set([entry.code, entry.name, ...entry.aliases].map(nameKey))) {
      index.byName.set(key, [...(index.byName.get(key) ?? []), entry]);
    }
  }
  indexes.set(outlets, index);
  return index;
}

/** Names are the same whatever their width, case, spaces and book-title marks: 《工会 信息》 is 工会信息. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s《》〈〉“”"']/g, '');
}
