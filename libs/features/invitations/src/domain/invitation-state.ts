export const invitationStates = ['live', 'used', 'revoked', 'expired'] as const;
export type InvitationState = (typeof invitationStates)[number];

export function invitationState(
  invitation: { usedAt: Date | null; revokedAt: Date | null; expiresAt: Date },
  now: Date,
): InvitationState {
  if (invitation.usedAt) return 'used';
  if (invitation.revokedAt) return 'revoked';
  return invitation.expiresAt <= now ? 'expired' : 'live';
}
