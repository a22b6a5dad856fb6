import { Injectable, Logger } from '@nestjs/common';

export interface Sweep {
  /** Shown in logs. */
  name: string;
  everyMs: number;
  /** Looks into the tables for what is due. Several workers may run it at once: it must take rows with SKIP LOCKED. */
  run(): Promise<void>;
}

/**
 * In-process clocks of a worker. They need no Redis, so an emptied one loses nothing; a slow run is never overtaken
 * by the next.
 */
@Injectable()
export class Sweeper {
  private readonly logger = new Logger('sweep');
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private stopped = false;

  start(sweeps: Sweep[]): void {
    for (const sweep of sweeps) this.plan(sweep, Math.min(sweep.everyMs, 500));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    await Promise.all(this.running);
  }

  private plan(sweep: Sweep, afterMs: number): void {
    if (this.stopped) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      const run = this.runOnce(sweep).finally(() => {
        this.running.delete(run);
        this.plan(sweep, sweep.everyMs);
      });
      this.running.add(run);
    }, afterMs);
    this.timers.add(timer);
  }

  private async runOnce(sweep: Sweep): Promise<void> {
    try {
      await sweep.run();
    } catch (error) {
      this.logger.error({ err: error, sweep: sweep.name }, 'sweep failed, it comes again');
    }
  }
}
