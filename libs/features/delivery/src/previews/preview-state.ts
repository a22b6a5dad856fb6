export const previewStates = ['open', 'over', 'revoked'] as const;

export type PreviewState = (typeof previewStates)[number];

/** Whether a link still opens by itself; whether it does also depends on who made it. */
export function previewState(
  { expiresAt, revokedAt }: { expiresAt: Date; revokedAt: Date | null },
  now: Date,
): PreviewState {
  if (revokedAt) return 'revoked';
  return now < expiresAt ? 'open' : 'over';
}
