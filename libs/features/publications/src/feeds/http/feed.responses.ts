export class IssuedFeedResponse {
  /** The first of `urls`. */
  url: string;

  /** Addresses to be handed to the platform. They hold the secret and are shown this once. */
  urls: string[];

  /** PEM (SPKI, Ed25519): checks the feed's signatures. It stays when the address changes. */
  publicKey: string;

  issuedAt: string;
}

export class FeedEntryResponse {
  /** The same through every version. */
  guid: string;

  version: number;

  /** `publish`, `update`, `withdraw`. */
  status: string;

  listedAt: string;
  updatedAt: string;

  /** The newest version that was fetched; null while none was. */
  fetchedVersion: number | null;
  fetchedAt: string | null;
  /** Address from which it was fetched. */
  fetchedBy: string | null;
  fetchedClient: string | null;
}
