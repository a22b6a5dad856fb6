import type { CountedUse } from './count-uses';
import type { Hundredths } from './points';
import type { ScoredItemKind } from './period-input';
import type { AdoptionExtent, AdoptionKind, ScoreLevel } from './scheme-document';
import type { ScoreLine } from './score-lines';

/** What one thing gives in a period: what it gives by now, less what it gave before. */
export interface ScoredItem {
  /** The same in every period: `report:<id>`, `late:<id>`, `penalty:<id>`, `missed:<commission>:<unit>`. */
  key: string;
  kind: ScoredItemKind;
  organizationId: string;
  submissionId: string | null;
  /** How `total` comes about. */
  lines: ScoreLine[];
  total: Hundredths;
  /** In earlier periods. */
  previous: Hundredths;
  /** In this period: `total - previous`. */
  points: Hundredths;
  /** The part of `points` that is for sending. */
  submissionPoints: Hundredths;
  /** 1 in the period in which it was sent or came to be counted, -1 where it no longer counts. */
  submitted: number;
  /** 1 in the period in which it was first adopted, -1 where that was revoked. */
  adopted: number;
  /** What a table of uses gives in the period, whether or not pay goes by it. */
  fenOfUses: number;
  /** Pay of the period for the report. */
  fen: number;
  perPerson: PersonPoints[];
  /** Uses that fell into the period. */
  uses: CountedUse[];
}

export interface PersonPoints {
  person: string;
  userId: string | null;
  name: string;
  organizationId: string | null;
  points: Hundredths;
  fen: number;
}

/** Uses of a unit's reports, alike in everything. */
export interface UseCount {
  outletCode: string | null;
  outletName: string;
  level: ScoreLevel;
  kind: AdoptionKind;
  extent: AdoptionExtent;
  count: number;
  points: Hundredths;
}

export interface UnitRow {
  organizationId: string;
  submitted: number;
  /** Reports that were first adopted in the period, whenever they were sent. */
  adopted: number;
  /** `adopted ÷ submitted` in hundredths of a per cent, half up; null where nothing was sent. May be above 10000. */
  adoptionRate: number | null;
  submissionPoints: Hundredths;
  /** By uses, instructions and what else reports earn. */
  adoptionPoints: Hundredths;
  basePoints: Hundredths;
  /** By reports and base, as far as caps allow: what counts towards the cap of the year. */
  earnedPoints: Hundredths;
  /** Not above zero, unless earlier penalties were revoked. */
  penaltyPoints: Hundredths;
  /** What caps held back, and what was lifted to zero. */
  adjustmentPoints: Hundredths;
  points: Hundredths;
  rank: number;
  /** What no single report gives: base points, penalties, caps. */
  lines: ScoreLine[];
  uses: UseCount[];
  losesHonours: boolean;
}

/** Of everybody who is named in a report of the class's units that counts in the period. */
export interface PersonRow {
  person: string;
  userId: string | null;
  name: string;
  /** Where the person belonged when the (latest) report was sent. */
  organizationId: string | null;
  submitted: number;
  adopted: number;
  points: Hundredths;
  fen: number;
  rank: number;
  losesHonours: boolean;
}

export interface PeriodScore {
  /** By rank, then in the order in which the units were given. */
  units: UnitRow[];
  /** By rank, then by name. */
  persons: PersonRow[];
  items: ScoredItem[];
}
