import { DAY_MS, HOUR_MS, MINUTE_MS } from '@haojiao/kernel';
import * as fc from 'fast-check';
import { afterFailure, afterMistake } from './after-failure';

describe('after a question that failed', () => {
  it('what passes by itself is waited for twice as long each time, six hours at most', () => {
    const pauses = [0, 1, 2, 3, 10, 1_000].map(
      (failures) => afterFailure({ failureClass: 'transient' }, failures).pauseMs / MINUTE_MS,
    );
    expect(pauses).toEqual([5, 10, 20, 40, 360, 360]);
  });

  it('a window is waited for as long as told, whatever came before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: DAY_MS }), fc.nat(50), (retryAfterMs, failures) => {
        for (const failureClass of ['quota', 'rate_limited'] as const)
          expect(afterFailure({ failureClass, retryAfterMs }, failures)).toEqual({
            pauseMs: retryAfterMs,
            outcome: 'waiting',
          });
        const late = afterFailure({ failureClass: 'transient', retryAfterMs }, failures);
        expect(late.pauseMs).toBeGreaterThanOrEqual(retryAfterMs);
      }),
    );
    expect(afterFailure({ failureClass: 'quota' }, 0).pauseMs).toBe(HOUR_MS);
  });

  it('a mistake of ours waits longer each time as well', () => {
    expect([0, 1, 2, 1_000].map((failures) => afterMistake(failures) / MINUTE_MS)).toEqual([15, 30, 60, 360]);
  });

  it('what only a person mends is not asked again and again', () => {
    expect(afterFailure({ failureClass: 'permanent' }, 3)).toEqual({ pauseMs: DAY_MS, outcome: 'refused' });
    expect(afterFailure({ failureClass: 'credentials' }, 0)).toEqual({
      pauseMs: HOUR_MS,
      outcome: 'refused',
    });
  });
});
