import { ApiProperty } from '@nestjs/swagger';
import { DocumentResponse } from './content.responses';

export class RevisionSummaryResponse {
  id: string;
  /** 1, 2, 3 … per item. */
  number: number;
  title: string;
  savedBy: string;
  savedByName: string;
  fingerprint: string;
  comment: string | null;
  /** The revision whose words this one brought back. */
  restoredFrom: string | null;
  /** An editor saved by itself. */
  autosave: boolean;
  /** Earlier autosaves of the same run that this entry stands for; 0 where every save is listed. */
  folded: number;
  createdAt: string;
}

export class RevisionResponse extends RevisionSummaryResponse {
  document: DocumentResponse;
}

export class RevisionPageResponse {
  items: RevisionSummaryResponse[];
  nextCursor: string | null;
}

export class TextSegmentResponse {
  @ApiProperty({ enum: ['same', 'removed', 'added'] })
  change: 'same' | 'removed' | 'added';

  /** Plain text. */
  text: string;
}

export class DocumentChangeResponse {
  /** `title`, `article.html`, `variants.wechat.title` … */
  path: string;

  /** Plain data as stored; a body is markup and must not be shown unescaped. */
  @ApiProperty({ type: Object, nullable: true })
  before: unknown;

  @ApiProperty({ type: Object, nullable: true })
  after: unknown;

  /** For texts: the way from the one to the other; of a body, its words only. */
  segments?: TextSegmentResponse[];
}

export class RevisionComparisonResponse {
  from: RevisionSummaryResponse;
  to: RevisionSummaryResponse;
  changes: DocumentChangeResponse[];
}
