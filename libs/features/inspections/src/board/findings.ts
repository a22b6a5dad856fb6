import type { InspectionRule, InspectionState, SubjectKind } from '../domain/inspection-rules';
import type { InspectedColumnKind, InspectionLimits } from '../domain/inspection-limits';

export type { SubjectKind } from '../domain/inspection-rules';

/** An account, a column, or the site of a unit. */
export interface InspectedSubject {
  kind: SubjectKind;
  /** Of a site: the unit's. */
  id: string;
  name: string;
  organizationId: string;
  organizationName: string;
  platform: string | null;
  columnKind: InspectedColumnKind | null;
}

export interface Exemption {
  id: string;
  reason: string;
  until: string;
  grantedAt: Date;
}

export type UpdateSource = 'published' | 'typed';

/** One rule on one subject. */
export interface Finding {
  subject: InspectedSubject;
  rule: InspectionRule;
  state: InspectionState;
  /** What it would be without an exemption. */
  judged: Exclude<InspectionState, 'exempt'>;
  /** When it came into the judged state; null: not known. */
  since: Date | null;
  days: number | null;
  limits: InspectionLimits | null;
  lastUpdateAt: Date | null;
  updateSource: UpdateSource | null;
  /** Columns, pages, links or numbers that the rule is about. */
  count: number | null;
  exemption: Exemption | null;
}

export type Counts = Record<InspectionState, number>;
