import { ApiProperty } from '@nestjs/swagger';
import { invitationStates } from '../domain/invitation-state';
import type { InvitationState } from '../domain/invitation-state';
import { invitedRoles } from '../persistence/invitation.entity';
import type { InvitedRole } from '../persistence/invitation.entity';

export class InvitationResponse {
  id: string;
  organizationId: string;
  organizationName: string;

  @ApiProperty({ enum: invitedRoles })
  role: InvitedRole;

  /** Whom it is for. */
  displayName: string | null;

  @ApiProperty({ enum: invitationStates })
  state: InvitationState;

  issuedBy: string;
  issuerName: string;
  issuedAt: string;
  expiresAt: string;
  usedAt: string | null;
  /** Who joined by it. */
  usedBy: string | null;
  joinedName: string | null;
  revokedAt: string | null;
}

export class IssuedInvitationResponse {
  id: string;
  organizationId: string;

  @ApiProperty({ enum: invitedRoles })
  role: InvitedRole;

  displayName: string | null;
  /** Opens the page on which the person joins; told this once, kept nowhere. */
  url: string;
  /** The same address for a camera; told this once. */
  qrSvg: string;
  expiresAt: string;
}

export class InvitationPageResponse {
  items: InvitationResponse[];
  nextCursor: string | null;
}

export class JoinedResponse {
  userId: string;
  /** Lower case: what the person signs in with. */
  username: string;
  organizationId: string;
}
