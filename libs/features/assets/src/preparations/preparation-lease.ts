import { LEASE_SECONDS, LeaseTaken } from './preparation-ledger';

/** Before it runs out: what is under way needs a moment to end. */
const SPARE_MS = 10_000;
const LASTS_MS = LEASE_SECONDS * 1_000 - SPARE_MS;

/**
 * Keeps one preparation's lease. A renewal that does not come through (a database away for a moment) ends nothing as long
 * as the lease holds; another worker that took over does at once.
 */
export class PreparationLease {
  private readonly lost = new AbortController();
  private renewedAt: number;

  /** `now`: milliseconds by a clock that only runs forward. */
  constructor(
    private readonly renew: () => Promise<void>,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.renewedAt = now();
  }

  /** Tells when the lease is lost. */
  get signal(): AbortSignal {
    return this.lost.signal;
  }

  async keep(): Promise<void> {
    const beganAt = this.now();
    try {
      await this.renew();
      this.renewedAt = Math.max(this.renewedAt, beganAt);
    } catch (error) {
      const holds = this.now() - this.renewedAt < LASTS_MS;
      if (error instanceof LeaseTaken || !holds) this.lost.abort(error);
    }
  }
}
