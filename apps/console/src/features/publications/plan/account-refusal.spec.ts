import { refusalOf } from './account-refusal';
import type { AccountHealth } from './use-accounts';

const health = (account: object, grant: object = { state: 'lasting' }) =>
  ({ account: { state: 'connected', mode: 'api', ...account }, grant }) as AccountHealth;
const modes = { api: ['article'], hand_off: ['article', 'video'] };

describe('an account that can not be chosen', () => {
  it('is switched off, without its grant, or takes no such item', () => {
    expect(refusalOf(health({ state: 'disabled' }), 'article', modes)).toBe('disabled');
    expect(refusalOf(health({ state: 'needs_authorization' }, { state: 'ended' }), 'article', modes)).toBe(
      'ended',
    );
    expect(refusalOf(health({}), 'episode', modes)).toBe('kind');
  });

  it('is none that can', () => {
    expect(refusalOf(health({}), 'video', modes)).toBeNull();
    expect(
      refusalOf(health({ state: 'needs_authorization', mode: 'hand_off' }), 'article', modes),
    ).toBeNull();
    expect(refusalOf(health({}), 'article', undefined)).toBeNull();
  });
});
