import type { Day } from './facts';
import type { Hundredths } from './points';
import type { AdoptionExtent, AdoptionKind, AdoptionStage, ScoreLevel } from './scheme-document';

export const scoreLineCodes = [
  'submission',
  'use',
  'implied_stage',
  'instruction',
  'meets_requirements',
  'report_cap',
  'rounding',
  'joint_share',
  'base',
  'quota_missing',
  'late',
  'missed_commission',
  'low_adoption_rate',
  'recorded_penalty',
  'unit_cap',
  'year_cap',
  'person_cap',
  'not_below_zero',
] as const;

export type ScoreLineCode = (typeof scoreLineCodes)[number];

/** Why points were given or taken, for people in both languages. */
export interface Why {
  code: ScoreLineCode;
  zh: string;
  en: string;
}

/** The lines of a thing add up to its points. */
export interface ScoreLine {
  why: Why;
  points: Hundredths;
  /** Day of the fact; null for what comes from no single day. */
  on: Day | null;
  /** The adoption, instruction or penalty that it comes from. */
  factId: string | null;
  /** The version by which it was counted; null where several took part. */
  versionId: string | null;
}

export const levelNames: Record<ScoreLevel, [zh: string, en: string]> = {
  unit: ['本级', 'own house'],
  county: ['县区级', 'county'],
  city: ['市级', 'city'],
  province: ['省级', 'province'],
  national: ['国家级', 'national'],
};

export const kindNames: Record<AdoptionKind, [zh: string, en: string]> = {
  standalone: ['单篇', 'standalone'],
  composite: ['综合', 'composite'],
};

export const extentNames: Record<AdoptionExtent, [zh: string, en: string]> = {
  full: ['全文', 'full'],
  brief: ['简讯', 'brief'],
};

export const stageNames: Record<AdoptionStage, [zh: string, en: string]> = {
  sent_up: ['上报', 'sent up'],
  selected: ['入选', 'selected'],
  adopted: ['采用', 'adopted'],
};

export function why(code: ScoreLineCode, zh: string, en: string): Why {
  return { code, zh, en };
}
