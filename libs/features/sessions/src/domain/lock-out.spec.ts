import { LOCK_MS, afterFailure, isLocked } from './lock-out';
import type { LoginRecord } from './lock-out';

const at = new Date('2026-11-21T01:00:00Z');

describe('the lock-out', () => {
  it('locks at the fifth wrong password in a row, for 15 minutes', () => {
    let record: LoginRecord = { failedLogins: 0, lockedUntil: null };
    for (let attempt = 1; attempt <= 4; attempt += 1) record = afterFailure(record, at);
    expect(isLocked(record, at)).toBe(false);
    record = afterFailure(record, at);
    expect(isLocked(record, at)).toBe(true);
    expect(isLocked(record, new Date(at.getTime() + LOCK_MS))).toBe(false);
  });

  it('starts a new count when a lock has run out', () => {
    const later = new Date(at.getTime() + LOCK_MS + 1);
    const record = afterFailure({ failedLogins: 5, lockedUntil: new Date(at.getTime() + LOCK_MS) }, later);
    expect(record).toEqual({ failedLogins: 1, lockedUntil: null });
  });
});
