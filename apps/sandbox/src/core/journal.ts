import type { JournalBody } from './journal-body';

export interface JournalEntry {
  number: number;
  /** ISO 8601, by the sandbox's clock. */
  at: string;
  platform: string;
  role: string;
  method: string;
  /** Without query. */
  path: string;
  query: Record<string, unknown>;
  headers: Record<string, string>;
  body: JournalBody;
  /** The HTTP status answered; null when the connection was cut. */
  status: number | null;
  /** The fault that struck, if any. */
  fault?: string;
}

const CAP = 5_000;

/** Every request that reached a simulated platform, secrets masked, for tests to look at. */
export class Journal {
  private entries: JournalEntry[] = [];
  private next = 1;

  /** Returns the entry kept, so that its status can be filled in once it is answered. */
  add(entry: Omit<JournalEntry, 'number'>): JournalEntry {
    const kept = { number: this.next, ...entry };
    this.entries.push(kept);
    this.next += 1;
    if (this.entries.length > CAP) this.entries.shift();
    return kept;
  }

  /** Oldest first. `path` matches any part of the path. */
  list(filter: { platform?: string; path?: string } = {}): JournalEntry[] {
    return this.entries.filter(
      (entry) =>
        (filter.platform === undefined || entry.platform === filter.platform) &&
        (filter.path === undefined || entry.path.includes(filter.path)),
    );
  }

  clear(): void {
    this.entries = [];
  }
}
