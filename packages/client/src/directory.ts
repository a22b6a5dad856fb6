import { itemsOf } from './pages.ts';
import type { Page } from './pages.ts';
import type { CallOptions, Transport } from './transport.ts';
import type { Programme } from './types.ts';

export interface DirectoryWish {
  /** Code or id of another unit than the client's. */
  organization?: string;
  /** 1–100 */
  limit?: number;
  cursor?: string;
}

/** What contents can be narrowed by: one page, or all of it. */
export class Directory<Entry> {
  protected readonly transport: Transport;
  protected readonly path: string;
  protected readonly organization: string | undefined;

  constructor(transport: Transport, name: string, organization: string | undefined) {
    this.transport = transport;
    this.path = `/delivery/v1/${name}`;
    this.organization = organization;
  }

  list(wish: DirectoryWish = {}, call?: CallOptions): Promise<Page<Entry>> {
    return this.transport.get(this.path, { organization: this.organization, ...wish }, call);
  }

  iterate(
    wish: Omit<DirectoryWish, 'cursor'> = {},
    call?: CallOptions,
  ): AsyncGenerator<Entry, void, undefined> {
    return itemsOf((cursor) => this.list({ limit: 100, ...wish, ...(cursor && { cursor }) }, call));
  }
}

/** Audio programmes, each by itself, too. */
export class Programmes extends Directory<Programme> {
  /** @throws DeliveryProblem, 404 for one that is private, too */
  get(codeOrId: string, call?: CallOptions): Promise<Programme> {
    const path = `${this.path}/${encodeURIComponent(codeOrId)}`;
    return this.transport.get(path, { organization: this.organization }, call);
  }
}
