import { ApiProperty } from '@nestjs/swagger';
import { submissionCategories } from '@haojiao/features/submissions';
import type { SubmissionCategory } from '@haojiao/features/submissions';
import { sheetRowStates } from '../persistence/submission-sheet-row.entity';
import type { SheetRowState } from '../persistence/submission-sheet-row.entity';

export class SheetCountsResponse {
  good: number;
  faulty: number;
  due: number;
  sent: number;
  refused: number;
}

export class SheetFileResponse {
  name: string;
  bytes: number;
  assetId: string | null;
  /** Why it was not taken. */
  refusal: string | null;
}

export class SheetResponse {
  id: string;
  organizationId: string;
  fileName: string;

  /** `finished`: nothing is left that could be sent. */
  @ApiProperty({ enum: ['ready', 'sending', 'finished'] })
  state: 'ready' | 'sending' | 'finished';

  rows: SheetCountsResponse;
  /** 0–100, of the rows that were ordered to be sent. */
  progress: number;

  @ApiProperty({ type: () => [SheetFileResponse] })
  files: SheetFileResponse[];

  createdAt: string;
}

export class SheetPageResponse {
  items: SheetResponse[];
  nextCursor: string | null;
}

export class SheetRowFaultResponse {
  /** As the sheet heads it; null: the whole row. */
  column: string | null;
  code: string;
  message: string;
}

export class SheetRowResponse {
  /** As the sheet numbers it. */
  line: number;

  @ApiProperty({ enum: sheetRowStates })
  state: SheetRowState;

  title: string;

  @ApiProperty({ enum: submissionCategories, nullable: true })
  category: SubmissionCategory | null;

  organizationId: string | null;
  occurredOn: string | null;
  contributors: string[];
  fileCount: number;

  @ApiProperty({ type: () => [SheetRowFaultResponse] })
  faults: SheetRowFaultResponse[];

  submissionId: string | null;
  number: string | null;
}

export class SheetRowPageResponse {
  items: SheetRowResponse[];
  nextCursor: string | null;
}
