import { readFileSync } from 'node:fs';

const EVERY_MS = 50;

/**
 * Looks at the memory of processes while they work, as the kernel tells it: what they hold of their own, without the
 * pages of the program's files, which all processes share and the kernel may drop at any time (60 MB of Node alone).
 */
export class MemoryWatch {
  private readonly timer: NodeJS.Timeout;
  private peakBytes = 0;
  private residentBytes = 0;

  /** @param pidOf the process of this moment: it may be killed and started anew */
  constructor(private readonly pidOf: () => number) {
    this.timer = setInterval(() => this.look(), EVERY_MS);
  }

  /** Megabytes at the highest. */
  get peak(): number {
    return Math.round(this.peakBytes / 1024 / 1024);
  }

  /** The same with the program's files: all that is resident. */
  get resident(): number {
    return Math.round(this.residentBytes / 1024 / 1024);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    try {
      const status = readFileSync(`/proc/${this.pidOf()}/status`, 'utf8');
      const kilobytes = (name: string) =>
        Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
      // The kernel's own high-water mark misses nothing between two looks.
      const resident = kilobytes('VmHWM');
      this.residentBytes = Math.max(this.residentBytes, resident * 1024);
      this.peakBytes = Math.max(this.peakBytes, (resident - kilobytes('RssFile')) * 1024);
    } catch {
      // Killed a moment ago.
    }
  }
}
