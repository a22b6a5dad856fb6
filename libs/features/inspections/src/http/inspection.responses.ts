export class InspectionCountsResponse {
  stale: number;
  warn: number;
  unknown: number;
  exempt: number;
  ok: number;
}

export class InspectionKindsResponse {
  account: InspectionCountsResponse;
  column: InspectionCountsResponse;
  site: InspectionCountsResponse;
}

export class FindingExemptionResponse {
  id: string;
  reason: string;
  until: string;
  grantedAt: string;
}

export class InspectionFindingResponse {
  /** `account`, `column` or `site`. */
  kind: string;
  /** Of a site: the unit's. */
  subjectId: string;
  name: string;
  organizationId: string;
  organizationName: string;
  platform: string | null;
  columnKind: string | null;
  rule: string;
  /** The rule in words, and where it is from. */
  ruleWords: string;
  source: string;
  /** `ok`, `warn`, `stale` (the rule is broken), `exempt`, `unknown`. */
  state: string;
  /** What it would be without an exemption. */
  judged: string;
  /** When it came into the judged state. */
  since: string | null;
  /** Since the last update, by the unit's calendar. */
  days: number | null;
  staleAfterDays: number | null;
  warnAfterDays: number | null;
  lastUpdateAt: string | null;
  /** `published` here, or `typed` by a person. */
  updateSource: string | null;
  /** Columns, pages, numbers or links that it is about. */
  count: number | null;
  exemption: FindingExemptionResponse | null;
}

export class NotKnownResponse {
  rule: string;
  words: string;
}

export class InspectionBoardResponse {
  organizationId: string;
  at: string;
  timeZone: string;
  /** Of the whole branch, whatever is shown. */
  counts: InspectionKindsResponse;
  /** What inspections ask for and is not known here. */
  notKnown: NotKnownResponse[];
  /** Worst first. */
  items: InspectionFindingResponse[];
  nextCursor: string | null;
}

export class InspectionExemptionResponse {
  id: string;
  organizationId: string;
  channelAccountId: string | null;
  columnId: string | null;
  reason: string;
  until: string;
  grantedBy: string;
  grantedAt: string;
  endedAt: string | null;
}

export class InspectionExemptionPageResponse {
  items: InspectionExemptionResponse[];
  nextCursor: string | null;
}

export class InspectionUpdateResponse {
  id: string;
  organizationId: string;
  channelAccountId: string | null;
  columnId: string | null;
  occurredAt: string;
  url: string | null;
  note: string | null;
  recordedBy: string;
  recordedAt: string;
  revokedAt: string | null;
}

export class InspectionUpdatePageResponse {
  items: InspectionUpdateResponse[];
  nextCursor: string | null;
}

export class ColumnInspectionRuleResponse {
  columnId: string;
  kind: string;
  /** Null: those of the kind. */
  staleAfterDays: number | null;
  warnAfterDays: number | null;
  /** False: none was set. */
  isSet: boolean;
}
