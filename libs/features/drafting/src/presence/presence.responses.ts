export class PresentPersonResponse {
  userId: string;
  name: string;
  /** Writing, not only looking on. */
  editing: boolean;
  since: string;
  lastSeen: string;
}

export class ContentLockResponse {
  userId: string;
  name: string;
  since: string;
  /** Last heartbeat or save of the holder. */
  lastSeen: string;
  /** Whether the caller holds it. */
  mine: boolean;
}

export class LostLockResponse {
  userId: string;
  name: string;
  at: string;
  reason: string | null;
}

export class PresenceResponse {
  /** People at the item besides the caller, longest there first; at most 50. */
  others: PresentPersonResponse[];
  /** Who writes; saves of anybody else are refused with `content_locked`. */
  lock: ContentLockResponse | null;
  /** Set when somebody took the lock from the caller, until the caller stops writing or holds it again. */
  takenOver: LostLockResponse | null;
  /** The item's `ETag` now: who read another one has something to merge. */
  etag: string;
  /** How often a client should tell that its person is there. */
  heartbeatSeconds: number;
  /** After so long without one the person is gone. */
  expiresAfterSeconds: number;
}
