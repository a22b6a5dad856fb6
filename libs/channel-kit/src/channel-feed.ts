import type { ChannelAccess } from './channel-adapter';
import type { PublicationDraft } from './publication-draft';
import type { StepResult } from './publish-context';

/** What one publication puts into the feed. Kept when it is listed; every later answer is made from it alone. */
export interface FeedEntry {
  /** Rendered fields of the platform's item, JSON only. */
  document: { [key: string]: StepResult | undefined };
  /** SHA-256 of the body, by which the other side sees a change. */
  digest: string;
  /** Files that the feed's documents may read, by the name they have there. Checked against the approved hash. */
  files?: Record<string, { assetId: string; sha256: string; mediaType: string }>;
  /** Shown only within these times, where the entry itself is bound to some (a screen's playlist). */
  validFrom?: Date;
  validUntil?: Date;
}

/** One entry as it stands in an account's feed. */
export interface ListedEntry extends FeedEntry {
  publicationId: string;
  /** Never changes, not with an edit either. */
  guid: string;
  /** Counts from 1, one more with each change. */
  version: number;
  /** `withdraw` is a tombstone: told for a while, so that the other side takes it down. */
  status: 'publish' | 'update' | 'withdraw';
  listedAt: Date;
  updatedAt: Date;
}

export interface FeedRequest {
  /** What follows the account's secret in the path: `.xml`, `.json`, `/2026-11-21.zip`. */
  name: string;
  query: Record<string, string>;
}

export interface FeedState {
  account: ChannelAccess;
  now: Date;
  /** Newest change first. */
  entries: ListedEntry[];
  /** Times in which nothing may be shown; overlapping ones are not joined. */
  blackouts: { startsAt: Date; endsAt: Date; reason: string }[];
  publicUrl: string;
  /** Detached signature by the account's own key, base64. */
  sign(bytes: Buffer): string;
  /** Bytes of a file of an entry, checked against the approved hash. */
  readFile(entry: ListedEntry, name: string): Promise<Buffer>;
}

export interface FeedDocument {
  mediaType: string;
  body: Buffer;
  /** For download; absent where it is shown. */
  fileName?: string;
  /** Publications that this document tells of: who fetched it has fetched them. Absent: all entries of the state. */
  carries?: string[];
}

/** Which of the entries a document may tell: the newest `atLeast`, and all changed within `ageMs`, at most `atMost`. */
export interface FeedWindow {
  atLeast: number;
  ageMs: number;
  atMost: number;
}

/**
 * A channel that pulls (mode `feed`): the ledger lists an entry, the platform fetches
 * `/feeds/{platform}/{feedToken}{name}`, and a receipt or a person confirms what came of it. No network in here.
 */
export interface ChannelFeed {
  entry(draft: PublicationDraft, account: ChannelAccess): Promise<FeedEntry> | FeedEntry;
  /** Null where there is nothing under this name. The same state gives the same bytes: the caller makes the `ETag`. */
  render(request: FeedRequest, state: FeedState): Promise<FeedDocument | null>;
  /**
   * `fetched`: once the platform fetched it, the entry counts as published (a screen). `confirmed`: a receipt or a
   * person says so (an editor's desk on the other side).
   */
  readonly publishedWhen: 'fetched' | 'confirmed';
  /** How long a tombstone is told. */
  readonly tombstoneMs: number;
  /** Absent: every entry that has not run out. Tombstones are always among them. */
  readonly window?: FeedWindow;
  /** What is handed to the platform's people, as `FeedRequest.name`: `.xml`. */
  readonly names: readonly string[];
}
