interface Consent {
  readonly isMinor: boolean;
  readonly guardianConsent: boolean;
  readonly expiresOn: string | null;
  readonly revokedAt: string | null;
}

export type ConsentFault = 'revoked' | 'expired' | 'guardian';

/** Why a consent allows nothing today; the worst reason first. */
export function faultOf(consent: Consent, today: string): ConsentFault | null {
  if (consent.revokedAt !== null) return 'revoked';
  if (consent.isMinor && !consent.guardianConsent) return 'guardian';
  return consent.expiresOn !== null && consent.expiresOn < today ? 'expired' : null;
}
