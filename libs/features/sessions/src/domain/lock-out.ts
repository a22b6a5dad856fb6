import { MINUTE_MS } from '@haojiao/kernel';

export const MAX_FAILED_LOGINS = 5;
export const LOCK_MS = 15 * MINUTE_MS;

export interface LoginRecord {
  failedLogins: number;
  lockedUntil: Date | null;
}

export function isLocked(record: LoginRecord, at: Date): boolean {
  return record.lockedUntil !== null && record.lockedUntil > at;
}

/** The fifth failure in a row locks the account for 15 minutes; a lock that ran out starts a new count. */
export function afterFailure(record: LoginRecord, at: Date): LoginRecord {
  const lockRanOut = record.lockedUntil !== null && record.lockedUntil <= at;
  const failedLogins = (lockRanOut ? 0 : record.failedLogins) + 1;
  return {
    failedLogins,
    lockedUntil: failedLogins >= MAX_FAILED_LOGINS ? new Date(at.getTime() + LOCK_MS) : null,
  };
}
