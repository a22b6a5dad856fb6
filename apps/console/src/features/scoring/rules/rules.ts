import type { Shape } from '@/api-client';

type Document = Shape<'SchemeDocumentRequest'>;

/** Everything that a version of a scheme says; what a document leaves out gives and takes nothing. */
export type Rules = Required<Omit<Document, 'penalties' | 'ranking'>> & {
  penalties: Required<Shape<'PenaltyRulesRequest'>>;
  ranking: Required<Shape<'RankingRequest'>>;
};

export type Outlet = Shape<'OutletEntryRequest'>;
export type UseRule = Shape<'UseRuleRequest'>;
export type UseCondition = Omit<UseRule, 'points'>;
export type InstructionRule = Shape<'InstructionRuleRequest'>;
export type SubmissionRule = Shape<'SubmissionRuleRequest'>;
export type ClassRule = Shape<'UnitClassRuleRequest'>;
export type RecordedPenalty = Shape<'RecordedPenaltyRuleRequest'>;
export type Pay = Shape<'PayRulesRequest'>;
export type PayRule = Shape<'PayRuleRequest'>;

/** Part of the rules as it is shown; with `change` it can be edited. */
export interface RulesPart {
  readonly rules: Rules;
  readonly change?: (part: Partial<Rules>) => void;
  /** What the api found wrong at a place of the document or below it, e.g. `uses.3`. */
  readonly faultsAt: (path: string) => readonly string[];
}

export function rulesOf(document: Document): Rules {
  return {
    outlets: [],
    submissions: [],
    meetsRequirements: 0,
    instructions: [],
    duplicatePolicy: 'sum',
    coAuthorPolicy: 'first_author',
    unitClasses: [],
    caps: {},
    pay: null,
    rounding: { digits: 2 },
    negativeTotals: 'keep',
    ...document,
    penalties: { late: 0, missedCommission: 0, lowAdoptionRate: null, recorded: [], ...document.penalties },
    ranking: { ties: 'shared', tieBreakers: [], ...document.ranking },
  };
}

/** What was left empty in a form asks for nothing: it is left out. */
export function withoutBlanks<Values extends object>(values: Values): Values {
  const isBlank = (value: unknown) =>
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isBlank(value))) as Values;
}

/** A code that nothing else has; people read names. */
export function freeCode(prefix: string, taken: readonly string[]): string {
  for (let number = taken.length + 1; ; number += 1)
    if (!taken.includes(`${prefix}${number}`)) return `${prefix}${number}`;
}

/** The same row one place up or down. */
export function moved<Row>(rows: readonly Row[], index: number, step: -1 | 1): Row[] {
  const others = rows.toSpliced(index, 1);
  return others.toSpliced(index + step, 0, rows[index]!);
}
