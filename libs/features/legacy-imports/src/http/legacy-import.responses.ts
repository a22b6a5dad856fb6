import { ApiProperty } from '@nestjs/swagger';
import { legacyImportStates } from '../persistence/legacy-import.entity';
import type { LegacyImportState } from '../persistence/legacy-import.entity';

export class LegacyImportResponse {
  id: string;
  organizationId: string;
  name: string;

  @ApiProperty({ enum: legacyImportStates })
  state: LegacyImportState;

  tableName: string | null;
  /** SHA-256, lower-case hex: named when it is confirmed. */
  tableSha256: string | null;
  /** Who read the table, until then who made the import. */
  createdBy: string;
  createdAt: string;
  confirmedBy: string | null;
  confirmedAt: string | null;
  finishedAt: string | null;
}

export class LegacyImportPageResponse {
  @ApiProperty({ type: [LegacyImportResponse] })
  items: LegacyImportResponse[];

  nextCursor: string | null;
}

export class LegacyCountsResponse {
  ready: number;
  faulty: number;
  done: number;
  failed: number;
}

export class LegacyUnitCountResponse {
  organizationId: string;
  name: string;
  count: number;
}

export class LegacyYearCountResponse {
  year: number;
  count: number;
}

export class LegacyTypeCountResponse {
  type: string;
  count: number;
}

/** What would come in, or came. */
export class LegacyImportReportResponse extends LegacyImportResponse {
  /** Named so far. */
  files: number;
  counts: LegacyCountsResponse;
  /** Whole percent of the lines that can be taken over. */
  progress: number;
  withWarnings: number;

  @ApiProperty({ type: [LegacyUnitCountResponse] })
  byUnit: LegacyUnitCountResponse[];

  @ApiProperty({ type: [LegacyYearCountResponse] })
  byYear: LegacyYearCountResponse[];

  @ApiProperty({ type: [LegacyTypeCountResponse] })
  byType: LegacyTypeCountResponse[];
}

export class LegacyNoteResponse {
  /** Column of the table; empty for the whole line. */
  field: string;
  code: string;
  message: string;
}

export class LegacyRowResponse {
  line: number;
  state: string;
  type: string | null;
  title: string;
  organizationId: string | null;
  publishedAt: string | null;
  oldAddress: string | null;
  contentId: string | null;

  @ApiProperty({ type: [LegacyNoteResponse] })
  faults: LegacyNoteResponse[];

  @ApiProperty({ type: [LegacyNoteResponse] })
  warnings: LegacyNoteResponse[];
}

export class LegacyRowPageResponse {
  @ApiProperty({ type: [LegacyRowResponse] })
  items: LegacyRowResponse[];

  nextCursor: string | null;
}

export class NamedFilesResponse {
  /** Names that the import knows now. */
  files: number;
}
