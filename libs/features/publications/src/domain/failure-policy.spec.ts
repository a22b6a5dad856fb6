import { HOUR_MS } from '@haojiao/kernel';
import { MAX_ATTEMPTS, backOffMs, decideOnFailure } from './failure-policy';

describe('the failure policy', () => {
  it('backs off twice as long each time, at most half an hour', () => {
    expect([0, 1, 2, 10].map(backOffMs)).toEqual([30_000, 60_000, 120_000, 1_800_000]);
  });

  it('gives up on a platform that stays away', () => {
    expect(decideOnFailure('transient', MAX_ATTEMPTS - 2, undefined).kind).toBe('try_again');
    expect(decideOnFailure('transient', MAX_ATTEMPTS - 1, undefined).kind).toBe('give_up');
  });

  it('waits for rate limits and quotas as told, without using up an attempt', () => {
    expect(decideOnFailure('rate_limited', 7, 5_000)).toEqual({
      kind: 'try_again',
      afterMs: 5_000,
      countsAsAttempt: false,
    });
    expect(decideOnFailure('quota', 7, undefined)).toEqual({
      kind: 'try_again',
      afterMs: HOUR_MS,
      countsAsAttempt: false,
    });
  });

  it('stops for what only a person can mend', () => {
    for (const failureClass of ['credentials', 'content_rejected', 'permanent'] as const) {
      expect(decideOnFailure(failureClass, 0, 1_000).kind).toBe('give_up');
    }
  });
});
