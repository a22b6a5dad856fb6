import { api } from '@/api-client';
import type { Shape } from '@/api-client';
import { uploadQueue } from '@/features/assets';
import { isOfSystem, pathInFolder } from './path-in-folder';

type NamedFile = Shape<'LegacyFileRequest'>;

export interface Stock {
  /** Of the uploads, in the order in which they were begun. */
  readonly keys: readonly string[];
  /** How many the import knows by name by now. */
  readonly named: number;
  /** Why it could not be told their names. */
  readonly problem: unknown;
}

const nothing: Stock = { keys: [], named: 0, problem: null };
const AT_ONCE = 500;

/**
 * Tells an import which upload is which file of the old site. It outlives the pages as uploads do: who goes elsewhere
 * meanwhile finds every file named.
 */
class StockFiles {
  private readonly stocks = new Map<string, Stock>();
  private readonly awaited = new Map<string, { importId: string; name: string }>();
  private readonly unnamed = new Map<string, NamedFile[]>();
  private readonly telling = new Set<string>();
  private readonly listeners = new Set<() => void>();

  constructor() {
    uploadQueue.onStored((assetId, key) => {
      const file = this.awaited.get(key);
      if (!file) return;
      this.awaited.delete(key);
      this.unnamed.set(file.importId, [...this.unnamedOf(file.importId), { name: file.name, assetId }]);
      void this.tellNames(file.importId);
    });
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  of(importId: string): Stock {
    return this.stocks.get(importId) ?? nothing;
  }

  add(importId: string, files: readonly File[], send: (files: readonly File[]) => readonly string[]): void {
    const wanted = files.filter((file) => !isOfSystem(file));
    const keys = send(wanted);
    keys.forEach((key, index) => this.awaited.set(key, { importId, name: pathInFolder(wanted[index]!) }));
    this.put(importId, { keys: [...this.of(importId).keys, ...keys] });
  }

  async tellNames(importId: string): Promise<void> {
    if (this.telling.has(importId)) return;
    this.telling.add(importId);
    try {
      for (;;) {
        const files = this.unnamedOf(importId).slice(0, AT_ONCE);
        if (files.length === 0) break;
        await api.PUT('/api/v1/legacy-imports/{id}/files', {
          params: { path: { id: importId } },
          body: { files },
        });
        this.unnamed.set(importId, this.unnamedOf(importId).slice(files.length));
        this.put(importId, { named: this.of(importId).named + files.length, problem: null });
      }
    } catch (problem) {
      this.put(importId, { problem });
    } finally {
      this.telling.delete(importId);
    }
  }

  private unnamedOf(importId: string): readonly NamedFile[] {
    return this.unnamed.get(importId) ?? [];
  }

  private put(importId: string, change: Partial<Stock>): void {
    this.stocks.set(importId, { ...this.of(importId), ...change });
    for (const listener of this.listeners) listener();
  }
}

export const stockFiles = new StockFiles();

/** Tables that were sent since the page was loaded: files that came later are looked for in them again. */
export const sentTables = new Map<string, File>();
