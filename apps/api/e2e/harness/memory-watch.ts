import { readFileSync } from 'node:fs';

const EVERY_MS = 50;

/** Looks at the resident memory of processes while they work, as the kernel tells it. */
export class MemoryWatch {
  private readonly timer: NodeJS.Timeout;
  private peakBytes = 0;

  /** @param pidOf the process of this moment: it may be killed and started anew */
  constructor(private readonly pidOf: () => number) {
    this.timer = setInterval(() => this.look(), EVERY_MS);
  }

  /** Megabytes at the highest. */
  get peak(): number {
    return Math.round(this.peakBytes / 1024 / 1024);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    try {
      const status = readFileSync(`/proc/${this.pidOf()}/status`, 'utf8');
      // The kernel's own high-water mark misses nothing between two looks.
      const kilobytes = Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0);
      this.peakBytes = Math.max(this.peakBytes, kilobytes * 1024);
    } catch {
      // Killed a moment ago.
    }
  }
}
