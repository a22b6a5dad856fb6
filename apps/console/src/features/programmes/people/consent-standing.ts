import type { Shape } from '@/api-client';

export type ConsentScope = Shape<'RecordConsentRequest'>['scope'][number];

export const consentScopes = ['voice', 'portrait', 'biography'] as const satisfies readonly ConsentScope[];

interface Consent {
  readonly scope: readonly ConsentScope[];
  readonly givenOn: string;
  readonly expiresOn: string | null;
  readonly withdrawnAt: string | null;
}

export type ConsentStanding = 'stands' | 'expired' | 'withdrawn';

/** Whether a consent holds on a day of the office, `YYYY-MM-DD`; it does on its last one. */
export function standingOf({ expiresOn, withdrawnAt }: Consent, today: string): ConsentStanding {
  if (withdrawnAt !== null) return 'withdrawn';
  return expiresOn !== null && expiresOn < today ? 'expired' : 'stands';
}

/** Everything of somebody that may be published on that day. */
export function standingScopes(consents: readonly Consent[], today: string): ReadonlySet<ConsentScope> {
  const standing = consents.filter(
    (consent) => consent.givenOn <= today && standingOf(consent, today) === 'stands',
  );
  return new Set(standing.flatMap(({ scope }) => scope));
}
