import { standingOf, standingScopes } from './consent-standing';

describe('what somebody agreed to', () => {
  const voice = { scope: ['voice' as const], givenOn: '2026-01-01', expiresOn: null, withdrawnAt: null };
  const today = '2026-11-22';

  it('holds on its last day, and not after it', () => {
    expect(standingOf({ ...voice, expiresOn: '2026-11-22' }, today)).toBe('stands');
    expect(standingOf({ ...voice, expiresOn: '2026-11-21' }, today)).toBe('expired');
  });

  it('is withdrawn above all', () => {
    expect(
      standingOf({ ...voice, expiresOn: '2026-11-21', withdrawnAt: '2026-11-01T00:00:00Z' }, today),
    ).toBe('withdrawn');
  });

  it('adds up over all that stand', () => {
    const portrait = { ...voice, scope: ['portrait' as const] };
    const withdrawn = {
      ...voice,
      scope: ['biography' as const],
      withdrawnAt: '2026-11-01T00:00:00Z',
    };
    expect([...standingScopes([voice, portrait, withdrawn], today)]).toEqual(['voice', 'portrait']);
  });
});
