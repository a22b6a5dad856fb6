export const linkStates = ['live', 'used', 'revoked', 'expired'] as const;
export type LinkState = (typeof linkStates)[number];

/** So many wrong codes end a link: six digits are not guessed in five tries. */
export const MAX_WRONG_CODES = 5;

export function linkState(
  link: { usedAt: Date | null; revokedAt: Date | null; expiresAt: Date },
  now: Date,
): LinkState {
  if (link.usedAt) return 'used';
  if (link.revokedAt) return 'revoked';
  return link.expiresAt <= now ? 'expired' : 'live';
}
