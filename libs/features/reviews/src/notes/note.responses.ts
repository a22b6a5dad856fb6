import { ApiProperty } from '@nestjs/swagger';
import { placementStates } from '../domain/note-anchor';
import type { PlacementState } from '../domain/note-anchor';
import { RangeResponse } from '../http/review.responses';

export class NotePlacementResponse {
  /** The revision in which the note was looked for. */
  revisionId: string;

  /** `placed`: word for word; `changed`: what is left of it; `lost`: gone. */
  @ApiProperty({ enum: placementStates })
  state: PlacementState;

  /** In that revision; null where lost, and where the note is about the whole member. */
  range: RangeResponse | null;
}

export class NoteReplyResponse {
  id: string;
  /** Plain text. */
  text: string;
  authorId: string;
  authorName: string;
  createdAt: string;
}

export class NoteResponse {
  id: string;
  contentId: string;
  /** In which it was made. */
  revisionId: string;
  path: string;
  /** In the revision in which it was made; null: about the whole member. */
  range: RangeResponse | null;
  quote: string | null;
  /** Up to 32 characters before the passage. */
  before: string | null;
  after: string | null;
  /** Plain text. */
  note: string;
  authorId: string;
  authorName: string;
  /** Of the decision that it came with. */
  reviewId: string | null;
  stage: string | null;
  createdAt: string;
  resolvedAt: string | null;
  resolvedBy: string | null;
  resolvedByName: string | null;
  replies: NoteReplyResponse[];
  placement: NotePlacementResponse;
}

export class NotePageResponse {
  items: NoteResponse[];
  nextCursor: string | null;
}
