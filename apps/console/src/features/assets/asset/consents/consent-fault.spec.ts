import { faultOf } from './consent-fault';

describe('a consent', () => {
  const good = { isMinor: false, guardianConsent: false, expiresOn: null, revokedAt: null };
  const today = '2026-11-22';

  it('holds on its last day, and not after it', () => {
    expect(faultOf({ ...good, expiresOn: '2026-11-22' }, today)).toBeNull();
    expect(faultOf({ ...good, expiresOn: '2026-11-21' }, today)).toBe('expired');
  });

  it('of a minor needs a guardian, and what is revoked is so above all', () => {
    expect(faultOf({ ...good, isMinor: true }, today)).toBe('guardian');
    expect(faultOf({ ...good, isMinor: true, guardianConsent: true }, today)).toBeNull();
    expect(faultOf({ ...good, isMinor: true, revokedAt: '2026-11-01T00:00:00Z' }, today)).toBe('revoked');
  });
});
