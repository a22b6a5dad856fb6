import { ApiProperty } from '@nestjs/swagger';
import { figureImportStates } from '../persistence/figure-import.entity';
import type { FigureImportState } from '../persistence/figure-import.entity';
import { figureLineStates } from '../persistence/figure-import-line.entity';
import type { FigureLineState } from '../persistence/figure-import-line.entity';

export class ImportColumnResponse {
  /** As the table has it. */
  head: string;
  /** `title`, `url`, `time`, … or a metric; null: not recognised, or not wanted. */
  field: string | null;
}

export class FigureImportResponse {
  id: string;
  channelAccountId: string;
  organizationId: string;
  fileName: string;
  /** Of the file: named when it is confirmed. */
  sha256: string;

  /** `checked`: nothing is written yet. */
  @ApiProperty({ enum: figureImportStates })
  state: FigureImportState;

  /** When the platform showed what lines without a time of their own say. */
  takenAt: string;

  @ApiProperty({ type: [ImportColumnResponse] })
  columns: ImportColumnResponse[];

  createdBy: string;
  createdAt: string;
  confirmedBy: string | null;
  confirmedAt: string | null;
  finishedAt: string | null;
}

export class FigureImportPageResponse {
  @ApiProperty({ type: [FigureImportResponse] })
  items: FigureImportResponse[];

  nextCursor: string | null;
}

/** Lines by their state. */
export class LineCountsResponse {
  /** Bring something new, and are written when it is confirmed. */
  ready: number;
  known: number;
  /** Other figures stand for the same moment or days; they are corrected by their own addresses. */
  differs: number;
  /** No post of this account that we sent. */
  unmatched: number;
  /** Several posts may be meant. */
  ambiguous: number;
  faulty: number;
  /** Sums, or without figures. */
  passed: number;
  done: number;
}

/** Single figures, of lines whose post is known. */
export class FigureCountsResponse {
  /** Would be written. */
  new: number;
  written: number;
  known: number;
  differs: number;
  /** Of days that share some with those told before. */
  overlaps: number;
}

export class EarlierImportResponse {
  id: string;
  confirmedAt: string;
  confirmedBy: string;
}

export class FigureImportReportResponse extends FigureImportResponse {
  lines: LineCountsResponse;
  figures: FigureCountsResponse;
  /** Whole percent of the lines that are to be written; 100 once it is done. */
  progress: number;
  /** The first import of the very same file into this account. */
  importedBefore: EarlierImportResponse | null;
}

export class LineNoteResponse {
  /** As the table heads it; null: the whole line. */
  column: string | null;
  code: string;
  message: string;
}

export class LineFigureResponse {
  column: string;
  metric: string;
  words: string;
  value: number;
  precision: string;
  /** Null for a figure of a period, and where the line's post is not known. */
  takenAt: string | null;
  from: string | null;
  to: string | null;
  /** `new` is written; `differs` and `overlaps` are not: what stands may be corrected. Null: nothing becomes of it. */
  outcome: 'new' | 'written' | 'known' | 'differs' | 'overlaps' | null;
  standsWords: string | null;
  /** Address of what stands there, below `/api/v1`; corrections go to `{stands}/corrections`. */
  stands: string | null;
}

export class LineCandidateResponse {
  publicationId: string;
  title: string;
  publishedOn: string;
  url: string | null;
}

export class FigureLineResponse {
  /** As the table's program numbers it. */
  line: number;

  @ApiProperty({ enum: figureLineStates })
  state: FigureLineState;

  title: string;
  publicationId: string | null;

  @ApiProperty({ type: [LineFigureResponse] })
  figures: LineFigureResponse[];

  @ApiProperty({ type: [LineCandidateResponse] })
  candidates: LineCandidateResponse[];

  @ApiProperty({ type: [LineNoteResponse] })
  notes: LineNoteResponse[];
}

export class FigureLinePageResponse {
  @ApiProperty({ type: [FigureLineResponse] })
  items: FigureLineResponse[];

  nextCursor: string | null;
}
