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
  const byCode = outletCode === null ? undefined : outlets.find(({ code }) => code === outletCode);
  if (byCode) return byCode;
  const written = nameKey(outlet);
  return (
    outlets.find(
      (entry) =>
        (entry.level === null || entry.level === level) &&
        [entry.code, entry.name, ...entry.aliases].some((name) => nameKey(name) === written),
    ) ?? null
  );
}

/** Names are the same whatever their width, case, spaces and book-title marks: 《工会 信息》 is 工会信息. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s《》〈〉“”"']/g, '');
}
