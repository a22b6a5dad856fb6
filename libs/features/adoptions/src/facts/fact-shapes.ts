import type {
  AdoptionExtent,
  AdoptionKind,
  AdoptionLevel,
  AdoptionMedium,
  AdoptionStage,
  Contributor,
  SubmissionCategory,
} from '@haojiao/features/submissions';

/** What every fact tells of the report that earned it. */
export interface FactOfReport {
  /** Of the fact. */
  id: string;
  submissionId: string;
  /** The unit that sent the report: what it earned stays with that unit, whoever leaves it. */
  organizationId: string;
  category: SubmissionCategory;
  /** In order; who has a `userId` is a person of this installation, `share` is per cent or null. */
  contributors: Contributor[];
  /** Reports of one group tell of one event and share what the group earned; null: on its own. */
  jointGroupId: string | null;
  verifiedAt: Date;
}

export interface AdoptionFact extends FactOfReport {
  level: AdoptionLevel;
  outlet: string;
  outletCode: string | null;
  medium: AdoptionMedium;
  kind: AdoptionKind;
  extent: AdoptionExtent;
  stage: AdoptionStage;
  /** `YYYY-MM-DD` */
  adoptedOn: string;
  /** Our own post was taken down. It still counts: a person revokes what is not to count. */
  withdrawnAt: Date | null;
}

/** Neither who the leader is nor what was written: points don't ask. */
export interface InstructionFact extends FactOfReport {
  level: AdoptionLevel;
  /** `YYYY-MM-DD` */
  instructedOn: string;
}

export interface ReportFacts {
  /** By day, then id. */
  adoptions: AdoptionFact[];
  instructions: InstructionFact[];
}

/** Units one by one (no branches) and days, both inclusive. */
export interface FactRange {
  organizationIds: string[];
  /** `YYYY-MM-DD` */
  from: string;
  to: string;
}

/** How often reports of one unit were used by one outlet in one way. */
export interface AdoptionCount {
  organizationId: string;
  level: AdoptionLevel;
  outlet: string;
  outletCode: string | null;
  medium: AdoptionMedium;
  kind: AdoptionKind;
  extent: AdoptionExtent;
  stage: AdoptionStage;
  adoptions: number;
  /** Different reports among them. */
  reports: number;
}
