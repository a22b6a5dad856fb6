export class OwnSubjectResponse {
  /** `organization` or `channel_account`. */
  kind: string;
  id: string;
  name: string;
}

export class ReadEntryResponse {
  /** From 1, by rank, equals as they stood. */
  position: number;
  rank: number;
  name: string;
  /** With the mark of its platform, as it stood: `工人日报(微博)`. */
  printedName: string;
  owner: string | null;
  platform: string | null;
  value: number | null;
  /** Of the text, from 1. */
  line: number;
  /** Units and accounts of ours with this name; a person confirms them. */
  suggestions: OwnSubjectResponse[];
}

export class LeaderboardEntryResponse extends ReadEntryResponse {
  isOwn: boolean;
  /** Null: none of ours, or one that the caller may not see. */
  subject: OwnSubjectResponse | null;
}

export class ReadingFaultResponse {
  /** `error`: not taken as it stands; `hint`: taken, and somebody should look. */
  severity: string;
  code: string;
  line: number;
  text: string;
  message: string;
}

export class PassedOverResponse {
  line: number;
  text: string;
}

export class ReadingSummaryResponse {
  entries: number;
  firstRank: number | null;
  lastRank: number | null;
  /** Different owners. */
  owners: number;
  /** Entries by platform; those without a mark are not in it. */
  platforms: Record<string, number>;
}

export class LeaderboardReadingResponse {
  summary: ReadingSummaryResponse;
  columns: string[];
  entries: ReadEntryResponse[];
  faults: ReadingFaultResponse[];
  /** Words around the table. */
  passedOver: PassedOverResponse[];
}

export class LeaderboardSummaryResponse {
  id: string;
  organizationId: string;
  title: string;
  publisher: string;
  formula: string | null;
  periodFrom: string;
  periodTo: string;
  sourceUrl: string | null;
  entryCount: number;
  recordedAt: string;
  correctsId: string | null;
  reason: string | null;
  correctedById: string | null;
}

export class LeaderboardPageResponse {
  items: LeaderboardSummaryResponse[];
  nextCursor: string | null;
}

export class LeaderboardResponse extends LeaderboardSummaryResponse {
  summary: ReadingSummaryResponse;
  entries: LeaderboardEntryResponse[];
  faults: ReadingFaultResponse[];
  passedOver: PassedOverResponse[];
  /** As it was pasted. */
  text: string;
}
