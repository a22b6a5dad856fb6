import type {
  AdoptionExtent,
  AdoptionKind,
  AdoptionStage,
  OutletMedium,
  ScoreLevel,
  UseSlot,
} from './scheme-document';

/** `YYYY-MM-DD` in the time zone of the unit that issues the scheme. */
export type Day = string;

/** Both days belong to it. */
export interface Period {
  from: Day;
  to: Day;
}

export interface ContributorFact {
  userId: string | null;
  name: string;
  organizationId: string | null;
  /** As printed. */
  unitName: string;
  /** Per cent; null for everybody or for nobody. */
  share: number | null;
}

/** A verified use. Claims and revoked ones are no facts. */
export interface AdoptionFact {
  id: string;
  outlet: string;
  outletCode: string | null;
  level: ScoreLevel;
  medium: OutletMedium | null;
  kind: AdoptionKind;
  extent: AdoptionExtent;
  stage: AdoptionStage;
  slot: UseSlot | null;
  adoptedOn: Day;
  /** RFC 3339; decides what came too late for a closed period. */
  knownAt: string;
}

export interface InstructionFact {
  id: string;
  level: ScoreLevel;
  instructedOn: Day;
  knownAt: string;
}

export interface ReportFacts {
  id: string;
  /** The unit that it was sent from, wherever that stands today. */
  organizationId: string;
  category: string;
  sentOn: Day;
  /** RFC 3339; orders what is alike. */
  sentAt: string;
  isLate: boolean;
  /** Of the text. */
  characters: number;
  /** In the order of the byline; never empty. */
  contributors: ContributorFact[];
  adoptions: AdoptionFact[];
  instructions: InstructionFact[];
  /** When the desk said so; null: it did not. */
  meetsRequirementsOn: Day | null;
  /** Reports of several units about the same share what they earned together. */
  jointGroupId: string | null;
  /** Duplicates, withdrawn ones and drafts do not: they are given only so that what was booked for them is taken back. */
  counts: boolean;
}

export interface PenaltyFact {
  id: string;
  organizationId: string;
  submissionId: string | null;
  code: string;
  occurredOn: Day;
  knownAt: string;
  /** Given only so that what was booked for it is given back. */
  isRevoked: boolean;
}

export interface MissedCommissionFact {
  commissionId: string;
  organizationId: string;
  dueOn: Day;
}

/** Whether the name is a person's: what stands for a whole unit is paid nothing. */
export function namesPerson({ userId, name, unitName }: ContributorFact): boolean {
  return userId !== null || (name !== unitName && !unitWords.test(name));
}

const unitWords = /(工会|办公室|委员会|公司|集团|编辑部|宣传部|宣教部|宣教科|通讯组|报道组)$/;

/** One person across reports: by account, else by name and unit. */
export function personKey({ userId, name, organizationId, unitName }: ContributorFact): string {
  return userId ?? `${organizationId ?? unitName}/${name}`;
}
