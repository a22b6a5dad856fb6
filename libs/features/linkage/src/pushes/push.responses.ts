import { ApiProperty } from '@nestjs/swagger';
import { DocumentChangeResponse, DocumentResponse } from '@haojiao/features/contents';
import type { ContentState, OriginState } from '@haojiao/features/contents';
import { pushedItemStates } from './pushed-item.entity';
import type { PushedItemState } from './pushed-item.entity';

export class PushCountsResponse {
  open: number;
  taken: number;
  declined: number;
}

export class PushResponse {
  id: string;
  contentId: string;
  /** What was approved when it was pushed. */
  revisionId: string;
  organizationId: string;
  organizationName: string;
  title: string;
  note: string;
  dueAt: string | null;
  /** `YYYY-MM-DD` in the pushing unit's time zone. */
  dueOn: string | null;
  mustKeepText: boolean;
  mayDecline: boolean;
  cancelledAt: string | null;
  cancelReason: string | null;
  createdBy: string;
  createdAt: string;
  counts: PushCountsResponse;
}

export class PushPageResponse {
  items: PushResponse[];
  nextCursor: string | null;
}

export class DifferenceInShortResponse {
  isUnchanged: boolean;
  /** Members that differ: `title`, `summary`, `article.html` … */
  members: string[];
  /** Characters of texts that came, and that went. */
  added: number;
  removed: number;
}

export class TakenPublicationResponse {
  platform: string;
  url: string | null;
  publishedAt: string;
}

export class PushBoardRowResponse {
  id: string;
  organizationId: string;
  organizationName: string;

  @ApiProperty({ enum: pushedItemStates })
  state: PushedItemState;

  isOverdue: boolean;
  contentId: string | null;
  contentState: ContentState | null;
  takenByName: string | null;
  takenAt: string | null;
  declinedAt: string | null;
  declineReason: string | null;
  /** From what was pushed to what is published there, else to what was last saved; null: not taken. */
  difference: DifferenceInShortResponse | null;
  publications: TakenPublicationResponse[];
}

export class PushBoardResponse {
  items: PushBoardRowResponse[];
  nextCursor: string | null;
}

export class PushedItemSummaryResponse {
  id: string;
  pushId: string;
  organizationId: string;
  organizationName: string;
  fromOrganizationId: string;
  fromOrganizationName: string;
  title: string;
  note: string;
  dueAt: string | null;
  isOverdue: boolean;
  mustKeepText: boolean;
  mayDecline: boolean;

  @ApiProperty({ enum: pushedItemStates })
  state: PushedItemState;

  /** Why nobody has to take it any more; null: it stands. */
  cancelReason: string | null;

  /** `changed`: another revision was approved above since; `withdrawn`: it was taken back there. */
  @ApiProperty({ enum: ['current', 'changed', 'withdrawn'] })
  originState: OriginState;

  contentId: string | null;
  takenAt: string | null;
  declinedAt: string | null;
  declineReason: string | null;
  pushedAt: string;
}

export class PushedItemResponse extends PushedItemSummaryResponse {
  /** What was handed down: words, and pictures by the ids of their assets. */
  document: DocumentResponse;
}

export class PushedItemPageResponse {
  items: PushedItemSummaryResponse[];
  nextCursor: string | null;
}

export class TakenDifferenceResponse {
  /** To what the unit last saved. */
  saved: DocumentChangeResponse[];
  /** To what is out there; null: nothing is. */
  published: DocumentChangeResponse[] | null;
}
