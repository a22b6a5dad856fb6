import type { Fields } from './fields';

/** What was typed and not saved yet, as the browser keeps it for when the page is gone. */
export interface KeptCopy {
  /** Of the version that was being written on. */
  readonly etag: string;
  readonly base: Fields;
  /** Only what differs from `base`. */
  readonly typed: Fields;
  /** Milliseconds. */
  readonly keptAt: number;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** One person's unsaved words on one item. */
export class KeptCopies {
  private readonly name: string;

  constructor(
    private readonly store: Store,
    userId: string,
    contentId: string,
  ) {
    this.name = `haojiao.unsaved.${userId}.${contentId}`;
  }

  read(): KeptCopy | null {
    try {
      return JSON.parse(this.store.getItem(this.name) ?? 'null') as KeptCopy | null;
    } catch {
      return null;
    }
  }

  /** Whether the browser has room for it. */
  keep(copy: KeptCopy): boolean {
    try {
      this.store.setItem(this.name, JSON.stringify(copy));
      return true;
    } catch {
      return false;
    }
  }

  drop(): void {
    this.store.removeItem(this.name);
  }
}
