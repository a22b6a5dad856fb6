import { ApiProperty } from '@nestjs/swagger';
import { linkStates } from '../domain/link-state';
import type { LinkState } from '../domain/link-state';

export class SignOffLinkResponse {
  id: string;
  reviewId: string;
  stage: string;
  userId: string;
  personName: string;
  revisionId: string;
  /** SHA-256 of the words that the link is about; when they change it stops. */
  fingerprint: string;

  @ApiProperty({ enum: linkStates })
  state: LinkState;

  issuedBy: string;
  issuerName: string;
  issuedAt: string;
  expiresAt: string;
  openedAt: string | null;
  usedAt: string | null;

  @ApiProperty({ enum: ['approve', 'return', 'reject'], nullable: true })
  outcome: 'approve' | 'return' | 'reject' | null;

  revokedAt: string | null;
}

export class IssuedSignOffLinkResponse {
  id: string;
  personName: string;
  /** Opens the page; shown this once. */
  url: string;
  /** Six digits; tell them by another way than the link. Shown this once. */
  code: string;
  expiresAt: string;
}

export class SignOffLinkListResponse {
  items: SignOffLinkResponse[];
}
