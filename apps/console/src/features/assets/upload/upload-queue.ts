import { api, bodyOf, ifMatch, newKey } from '@/api-client';
import { beginTransfer } from './transfer';
import type { Destination, Outcome, Transfer } from './transfer';

/** `lost`: the line is dead, it goes on by itself when the net is back. `judging`: all of it came, and is looked at. */
export type UploadState = 'waiting' | 'sending' | 'paused' | 'lost' | 'judging' | 'done' | 'refused';

export interface UploadEntry {
  readonly key: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly sent: number;
  readonly state: UploadState;
  /** Why it was refused, in words for people; empty where nothing was said. */
  readonly problem: string;
  readonly assetId: string | null;
}

interface Errand {
  readonly file: File;
  readonly destination: Destination;
  readonly begunAt: string | undefined;
  transfer: Promise<Transfer> | null;
}

const AT_ONCE = 3;
const LOOK_AGAIN_MS = 2_000;

/** Files on their way to the library. It outlives the pages: who goes elsewhere in the console stops nothing. */
class UploadQueue {
  private entries: readonly UploadEntry[] = [];
  private readonly errands = new Map<string, Errand>();
  private readonly listeners = new Set<() => void>();
  private readonly storedListeners = new Set<(assetId: string, key: string) => void>();

  constructor() {
    addEventListener('online', () => this.resumeLost());
    addEventListener('beforeunload', (event) => {
      if (this.entries.some(({ state }) => state === 'sending')) event.preventDefault();
    });
  }

  readonly snapshot = () => this.entries;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Told of each file that became an asset. */
  readonly onStored = (listener: (assetId: string, key: string) => void) => {
    this.storedListeners.add(listener);
    return () => void this.storedListeners.delete(listener);
  };

  /** @returns keys of the entries, in the order of the files */
  add(files: readonly File[], destination: Destination, begunAt?: string): string[] {
    const added = files.map((file): UploadEntry => {
      const key = newKey();
      this.errands.set(key, { file, destination, begunAt, transfer: null });
      return {
        ...{ key, fileName: file.name, bytes: file.size, sent: 0 },
        ...{ state: 'waiting', problem: '', assetId: null },
      };
    });
    this.put([...this.entries, ...added]);
    this.startNext();
    return added.map(({ key }) => key);
  }

  pause(key: string): void {
    this.stop(key);
    this.change(key, { state: 'paused' });
    this.startNext();
  }

  resume(key: string): void {
    this.change(key, { state: 'waiting', problem: '' });
    this.startNext();
  }

  /** Also at the api: what came of it is removed there. */
  cancel(key: string): void {
    void this.errands.get(key)?.transfer?.then((transfer) => transfer.cancel());
    this.dismiss([key]);
    this.startNext();
  }

  dismiss(keys: readonly string[]): void {
    for (const key of keys) this.errands.delete(key);
    this.put(this.entries.filter(({ key }) => !keys.includes(key)));
  }

  private resumeLost(): void {
    for (const { key, state } of this.entries) if (state === 'lost') this.resume(key);
  }

  private startNext(): void {
    const running = this.entries.filter(({ state }) => state === 'sending').length;
    const waiting = this.entries.filter(({ state }) => state === 'waiting');
    for (const { key } of waiting.slice(0, Math.max(0, AT_ONCE - running))) this.start(key);
  }

  private start(key: string): void {
    const errand = this.errands.get(key)!;
    this.change(key, { state: 'sending' });
    const isMine = () => this.entries.some((entry) => entry.key === key && entry.state === 'sending');
    const events = {
      sent: (sent: number) => isMine() && this.change(key, { sent }),
      arrived: (outcome: Outcome) => void this.finish(key, outcome),
      refused: (problem: string) => this.end(key, { state: 'refused', problem }),
      lost: () => isMine() && this.end(key, { state: 'lost' }),
    };
    errand.transfer = beginTransfer(errand.file, errand.destination, events, errand.begunAt);
    errand.transfer.catch(() => this.end(key, { state: 'lost' }));
  }

  private stop(key: string): void {
    void this.errands.get(key)?.transfer?.then((transfer) => transfer.pause());
  }

  private async finish(key: string, { url, assetId }: Outcome): Promise<void> {
    const folderId = this.errands.get(key)?.destination.folderId;
    this.end(key, { state: 'judging' });
    try {
      const made = assetId ?? (await this.judged(key, url));
      if (made === null) return;
      if (folderId) await putInFolder(made, folderId);
      this.change(key, { state: 'done', assetId: made });
      for (const listener of this.storedListeners) listener(made, key);
    } catch {
      this.change(key, { state: 'lost' });
    }
  }

  /** Large files are looked at after their last byte. Null: refused, which then stands in the entry. */
  private async judged(key: string, url: string): Promise<string | null> {
    const id = new URL(url, location.origin).pathname.split('/').at(-1)!;
    for (;;) {
      const upload = await bodyOf(api.GET('/api/v1/uploads/{id}', { params: { path: { id } } }));
      if (upload.assetId !== null) return upload.assetId;
      if (upload.state !== 'judging' && upload.state !== 'receiving') {
        this.change(key, { state: 'refused', problem: upload.refusal?.message ?? '' });
        return null;
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  private end(key: string, change: Partial<UploadEntry>): void {
    this.change(key, change);
    this.startNext();
  }

  private change(key: string, change: Partial<UploadEntry>): void {
    this.put(this.entries.map((entry) => (entry.key === key ? { ...entry, ...change } : entry)));
  }

  private put(entries: readonly UploadEntry[]): void {
    this.entries = entries;
    for (const listener of this.listeners) listener();
  }
}

/** An upload names no folder, so the asset goes there when it is made. */
async function putInFolder(id: string, folderId: string): Promise<void> {
  const params = { path: { id } };
  await api.PATCH('/api/v1/assets/{id}', { params, body: { folderId }, headers: ifMatch('*') });
}

export const uploadQueue = new UploadQueue();
