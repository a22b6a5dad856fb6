import type { Digits } from './points';

/** Where something is used; `unit`: in a house without a tier, or the one that issues the scheme. */
export const scoreLevels = ['unit', 'county', 'city', 'province', 'national'] as const;
export type ScoreLevel = (typeof scoreLevels)[number];

export const adoptionKinds = ['standalone', 'composite'] as const;
export type AdoptionKind = (typeof adoptionKinds)[number];

export const adoptionExtents = ['full', 'brief'] as const;
export type AdoptionExtent = (typeof adoptionExtents)[number];

/** In their order: what was adopted was selected before, and sent up before that. */
export const adoptionStages = ['sent_up', 'selected', 'adopted'] as const;
export type AdoptionStage = (typeof adoptionStages)[number];

/** Counted separately by several rules. */
export const outletMedia = ['internal_bulletin', 'public_media', 'own_channel'] as const;
export type OutletMedium = (typeof outletMedia)[number];

/** Front page or first of a push, and every other place. */
export const useSlots = ['lead_slot', 'secondary_slot'] as const;
export type UseSlot = (typeof useSlots)[number];

/** `sum`: every use counts; `max`: the best one; `first`: the earliest. */
export const duplicatePolicies = ['sum', 'max', 'first'] as const;
export type DuplicatePolicy = (typeof duplicatePolicies)[number];

export const coAuthorPolicies = ['first_author', 'equal', 'by_share', 'each_full'] as const;
export type CoAuthorPolicy = (typeof coAuthorPolicies)[number];

export const spans = ['month', 'quarter', 'half_year', 'year'] as const;
/** Counted from the first day of the assessment year. */
export type Span = (typeof spans)[number];

/** A paper, bulletin, site or account by name. */
export interface OutletEntry {
  code: string;
  name: string;
  /** Other names by which it is written. */
  aliases: string[];
  /** A name counts only at this level; null: at every one. */
  level: ScoreLevel | null;
  medium: OutletMedium | null;
}

/** What a use must be like. What is left out asks for nothing. */
export interface UseCondition {
  /** Code of an outlet. */
  outlet?: string;
  level?: ScoreLevel;
  medium?: OutletMedium;
  kind?: AdoptionKind;
  extent?: AdoptionExtent;
  /** Default `adopted`. */
  stage?: AdoptionStage;
  slot?: UseSlot;
  categories?: string[];
  /** Of the report's text. */
  minCharacters?: number;
}

/** Of several rules the first that fits counts: the narrow ones stand before the wide ones. */
export interface UseRule extends UseCondition {
  /** At most two decimals, as all points of a document. */
  points: number;
}

export interface InstructionRule {
  level: ScoreLevel;
  categories?: string[];
  points: number;
}

export interface SubmissionRule {
  categories?: string[];
  points: number;
}

/** What a class of units owes in a span. */
export interface QuotaRule {
  code: string;
  name: string;
  per: Span;
  counts: 'submitted' | 'adopted';
  minimum: number;
  categories?: string[];
  /** Only for what counts uses: codes of outlets. */
  outlets?: string[];
  /** Only for what counts uses. */
  levels?: ScoreLevel[];
  /** Taken off for each that is missing. */
  penaltyPerMissing: number;
}

/** Given in each span, where nothing else is asked for or all quotas are met. */
export interface BaseRule {
  points: number;
  per: Span;
  requiresQuotas: boolean;
  /** No more than this from base points in an assessment year. */
  maxPerYear: number | null;
}

/** `*` is for every class that has no rules of its own, and for units without a class. */
export interface UnitClassRule {
  unitClass: string;
  base: BaseRule | null;
  quotas: QuotaRule[];
}

/** What a person writes down about a unit or a report; `points` are taken off. */
export interface RecordedPenaltyRule {
  code: string;
  name: string;
  points: number;
  /** Whoever it concerns gets no honours for the year. */
  losesHonours: boolean;
}

/** All points are positive numbers that are taken off. */
export interface PenaltyRules {
  /** For each report that came late. */
  late: number;
  /** For each commissioned request that was not answered. */
  missedCommission: number;
  /** `below` in per cent of what was submitted in the period; units that sent nothing have no rate. */
  lowAdoptionRate: { below: number; points: number } | null;
  recorded: RecordedPenaltyRule[];
}

/** Null: without limit. Caps hold back what was earned; penalties are taken off afterwards. */
export interface Caps {
  perReport: number | null;
  perUnitAndPeriod: number | null;
  perUnitAndYear: number | null;
  perPersonAndPeriod: number | null;
}

/** Fen for a use; of several the first that fits. */
export interface PayRule extends UseCondition {
  fen: number;
}

/** Money in fen. `point`: for each point; `item`: for each adopted report; `use`: by a table of uses. */
export interface PayRules {
  basis: 'point' | 'item' | 'use';
  fenPerPoint: number;
  fenPerItem: number;
  uses: PayRule[];
  /** For uses: a lead counts so many times. */
  leadFactor: number;
  /** For uses: a longer text gets more. */
  lengthBonus: { aboveCharacters: number; fen: number } | null;
  /** `authors`: in the shares of the co-author policy. */
  receiver: 'first_author' | 'authors';
  /** No personal name, no pay. */
  requiresPersonalName: boolean;
}

export const tieBreakers = ['adopted', 'submitted', 'adoption_rate'] as const;
export type TieBreaker = (typeof tieBreakers)[number];

/** Whoever is alike in everything shares a rank. `shared`: 1, 2, 2, 4; `dense`: 1, 2, 2, 3. */
export interface RankingRules {
  ties: 'shared' | 'dense';
  tieBreakers: TieBreaker[];
}

/** Everything that a version of a scheme says. */
export interface SchemeDocument {
  outlets: OutletEntry[];
  uses: UseRule[];
  submissions: SubmissionRule[];
  /** For what was not adopted although the desk found that it meets the requirements. */
  meetsRequirements: number;
  instructions: InstructionRule[];
  duplicatePolicy: DuplicatePolicy;
  coAuthorPolicy: CoAuthorPolicy;
  unitClasses: UnitClassRule[];
  penalties: PenaltyRules;
  caps: Caps;
  pay: PayRules | null;
  /** Half goes up. */
  rounding: { digits: Digits };
  ranking: RankingRules;
  /** Whether a unit's points of a period may be less than nothing. */
  negativeTotals: 'keep' | 'zero';
}

/** A document with the days on which it holds, both included; null: until another follows. */
export interface SchemeVersion {
  id: string;
  validFrom: string;
  validTo: string | null;
  document: SchemeDocument;
}

/** @returns null where no version was valid on that day (`YYYY-MM-DD`) */
export function versionOn(versions: readonly SchemeVersion[], day: string): SchemeVersion | null {
  return (
    versions.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo)) ??
    null
  );
}
