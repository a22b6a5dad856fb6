import { ApiProperty } from '@nestjs/swagger';
import { ContentResponse, DocumentResponse } from './content.responses';

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

export class ParagraphChangeResponse {
  @ApiProperty({ enum: ['same', 'changed', 'removed', 'added', 'skipped'] })
  kind: 'same' | 'changed' | 'removed' | 'added' | 'skipped';

  /** Of a paragraph that is the same, came or went. Plain text. */
  text?: string;
  /** Of a changed one: the way from the one's words to the other's. */
  segments?: TextSegmentResponse[];
  /** So many unchanged paragraphs are not shown here. */
  count?: number;
}

export class StructureChangeResponse {
  /** `block` (heading, list, alignment), `link`, `picture`, `strong`, `em`, `u` …; `markup` for anything else. */
  kind: string;
  /** The words concerned. Plain text. */
  text: string;
  /** Elements, address or asset; null where there was none. Plain text. */
  before: string | null;
  after: string | null;
}

export class ComparedAssetResponse {
  assetId: string;
  /** Null where the caller may not read the asset in its library, or it is gone. */
  fileName: string | null;
  bytes: number | null;
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
  mediaType: string | null;
  altText: string;
}

export class MediaChangeResponse {
  before: ComparedAssetResponse | null;
  after: ComparedAssetResponse | null;
}

export class DocumentChangeResponse {
  /** `title`, `article.html`, `variants.wechat.title`, `assets.<id>` … */
  path: string;

  @ApiProperty({ enum: ['text', 'body', 'list', 'asset', 'value'] })
  kind: 'text' | 'body' | 'list' | 'asset' | 'value';

  /** Plain data as stored; a body is markup and must not be shown unescaped. */
  @ApiProperty({ type: Object, nullable: true })
  before: unknown;

  @ApiProperty({ type: Object, nullable: true })
  after: unknown;

  /** For texts and bodies: the way from the one's words to the other's. */
  segments?: TextSegmentResponse[];
  /** For bodies: by paragraph, with one unchanged paragraph around each change. */
  paragraphs?: ParagraphChangeResponse[];
  /** For bodies: what their words do not show. */
  structure?: StructureChangeResponse[];
  /** For lists; both empty when only the order changed. */
  added?: string[];
  removed?: string[];
  /** For assets: the files. */
  media?: MediaChangeResponse;
}

export class RevisionComparisonResponse {
  from: RevisionSummaryResponse;
  to: RevisionSummaryResponse;
  changes: DocumentChangeResponse[];
}

export class LiveChannelResponse {
  publicationId: string;
  platform: string;
  channelAccountId: string;
  channelAccountName: string;
  url: string | null;
  publishedAt: string | null;
}

export class LiveRevisionResponse {
  revision: RevisionSummaryResponse;
  channels: LiveChannelResponse[];
  /** Whether it is what was last saved. */
  isDraft: boolean;
  /** In what the draft differs from it; nothing where they are the same. */
  changes: DocumentChangeResponse[];
}

export class LiveContentResponse {
  hasUnpublishedChanges: boolean;
  /** What can be read now, newest revision first; empty for an item that is not out. */
  live: LiveRevisionResponse[];
  /** What was last saved. */
  draft: ContentResponse;
}
