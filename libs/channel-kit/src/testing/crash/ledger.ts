import type { ChannelAccess, ChannelAdapter } from '../../channel-adapter';

/** How far a publication is, as the ledger tells it. */
export interface LedgerLook {
  state: string;
  /** When the ledger looks at it next, also when the worker that holds it is dead. */
  dueAt: Date;
  remoteId: string | null;
  failure: { code: string; class: string; message: string | null } | null;
}

/**
 * The ledger that a rehearsal is played against. `openCrashLedger` of `@haojiao/testing` is the real one: publisher,
 * leases and steps over PostgreSQL.
 */
export interface LedgerUnderTest {
  /** A publication that is due now, on an account of its own; from here on the platform goes by this adapter. */
  plan(adapter: ChannelAdapter, account?: Pick<ChannelAccess, 'credentials' | 'settings'>): Promise<string>;
  /** Another item on the same account, through `adapter`. */
  planAnother(adapter: ChannelAdapter, publicationId: string): Promise<string>;
  /** One turn of a worker. */
  work(publicationId: string): Promise<void>;
  look(publicationId: string): Promise<LedgerLook>;
  /** A person takes it down. */
  withdraw(publicationId: string): Promise<void>;
  close(): Promise<void>;
}
