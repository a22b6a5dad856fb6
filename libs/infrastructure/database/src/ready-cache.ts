import { LRUCache } from 'lru-cache';

export interface ReadyCacheOptions<T> {
  maxBytes: number;
  bytesOf(value: T): number;
  /** How long a value may be trusted that is put in now. */
  trustMs(): number;
  /** Whether a value is worth its room; without it every value is. */
  isKept?(value: T): boolean;
}

/** What an entry costs beside its bytes and its key; keeps a flood of tiny entries bounded too. */
const ENTRY_BYTES = 512;
/** No address of ours is as long; what a stranger makes up may be, and is made anew each time. */
const LONGEST_KEY = 600;

/**
 * Ready answers of this process. Those who ask for the same at once share one loading. What was being loaded when its
 * key was dropped is handed to those who waited, who asked before the change, and is not kept.
 */
export class ReadyCache<T extends object> {
  private readonly entries: LRUCache<string, T>;
  private readonly loading = new Map<string, Promise<T>>();

  constructor(private readonly options: ReadyCacheOptions<T>) {
    this.entries = new LRUCache<string, T>({
      maxSize: options.maxBytes,
      sizeCalculation: (value, key) => options.bytesOf(value) + key.length + ENTRY_BYTES,
      ttlResolution: 50,
    });
  }

  get(key: string): T | undefined {
    return this.entries.get(key);
  }

  load(key: string, make: () => Promise<T>): Promise<T> {
    const kept = this.entries.get(key);
    if (kept) return Promise.resolve(kept);
    const running = this.loading.get(key);
    if (running) return running;
    const started: Promise<T> = make().then(
      (value) => {
        if (this.loading.get(key) === started) {
          this.loading.delete(key);
          if (key.length <= LONGEST_KEY && (this.options.isKept?.(value) ?? true)) {
            this.entries.set(key, value, { ttl: this.options.trustMs() });
          }
        }
        return value;
      },
      (error: unknown) => {
        if (this.loading.get(key) === started) this.loading.delete(key);
        throw error;
      },
    );
    this.loading.set(key, started);
    return started;
  }

  drop(key: string): void {
    this.entries.delete(key);
    this.loading.delete(key);
  }

  /** All keys that fit, also those that are being loaded. */
  dropWhere(fits: (key: string) => boolean): void {
    for (const key of [...this.entries.keys(), ...this.loading.keys()]) if (fits(key)) this.drop(key);
  }

  clear(): void {
    this.entries.clear();
    this.loading.clear();
  }
}
