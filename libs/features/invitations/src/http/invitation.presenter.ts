import { invitationState } from '../domain/invitation-state';
import type { InvitationView } from '../issue-invitations';
import type { InvitationResponse } from './invitation.responses';

export function presentInvitation(invitation: InvitationView, now: Date): InvitationResponse {
  return {
    id: invitation.id,
    organizationId: invitation.organizationId,
    organizationName: invitation.organizationName,
    role: invitation.role,
    displayName: invitation.displayName,
    state: invitationState(invitation, now),
    issuedBy: invitation.issuedBy,
    issuerName: invitation.issuerName,
    issuedAt: invitation.issuedAt.toISOString(),
    expiresAt: invitation.expiresAt.toISOString(),
    usedAt: invitation.usedAt?.toISOString() ?? null,
    usedBy: invitation.usedBy,
    joinedName: invitation.joinedName,
    revokedAt: invitation.revokedAt?.toISOString() ?? null,
  };
}
