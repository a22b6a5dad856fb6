const TICK_MS = 200;

/** How time passes here: `speed` times as fast since an instant that the product's own processes agree on. */
export interface Pace {
  speed: number;
  anchorMs: number;
}

/** Real time at its pace plus an offset that tests move. States are computed at read time; only pushes need `onTick`. */
export class SandboxClock {
  private offsetMs = 0;
  private readonly listeners: (() => Promise<void> | void)[] = [];
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly pace: Pace = { speed: 1, anchorMs: 0 }) {}

  now(): Date {
    return new Date(this.outside().getTime() + this.offsetMs);
  }

  /** The time of whoever talks to us, who does not know that ours was moved: signatures carry it. */
  outside(): Date {
    const { speed, anchorMs } = this.pace;
    return new Date(anchorMs + (Date.now() - anchorMs) * speed);
  }

  /** Moves time and waits until everything that became due has been delivered. */
  async advance(ms: number): Promise<void> {
    this.offsetMs += ms;
    await this.tick();
  }

  reset(): void {
    this.offsetMs = 0;
  }

  onTick(listener: () => Promise<void> | void): void {
    this.listeners.push(listener);
  }

  start(): void {
    this.timer = setInterval(() => void this.tick(), TICK_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** One after the other: a slow receiver must not get the same push twice at once. */
  tick(): Promise<void> {
    this.running = this.running.then(async () => {
      for (const listener of this.listeners) {
        // A receiver that is down must not stop the others' pushes, nor time itself.
        await (async () => listener())().catch(() => undefined);
      }
    });
    return this.running;
  }
}
