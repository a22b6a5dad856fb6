import { DAY_MS, HOUR_MS } from '@haojiao/kernel';

/** Without any fetch for so long, the account's people are told. */
export const FETCH_EXPECTED_MS = 2 * HOUR_MS;
/** After a fetch the platform's desk has so long before a person is asked. */
export const WORD_EXPECTED_MS = DAY_MS;
/** How often the ledger looks where nothing else is due. */
export const LOOK_MS = 30 * 60_000;

export interface ListedFacts {
  listedAt: Date;
  /** Null while the newest version was not fetched. */
  fetchedAt: Date | null;
}

export type FeedLook = { kind: 'wait'; until: Date } | { kind: 'never_fetched' } | { kind: 'unconfirmed' };

/** What the silence about an entry means by now. */
export function judgeSilence({ listedAt, fetchedAt }: ListedFacts, now: Date): FeedLook {
  const expected = fetchedAt
    ? fetchedAt.getTime() + WORD_EXPECTED_MS
    : listedAt.getTime() + FETCH_EXPECTED_MS;
  if (now.getTime() < expected) return { kind: 'wait', until: new Date(expected) };
  return { kind: fetchedAt ? 'unconfirmed' : 'never_fetched' };
}
