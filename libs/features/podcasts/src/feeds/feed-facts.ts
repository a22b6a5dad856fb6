import type { DeliveryDocument } from '@haojiao/features/delivery';

/** A programme as its feed in one language prints it; addresses are absolute. */
export interface FeedProgramme {
  title: string;
  description: string;
  language: string;
  /** `podcast:guid` */
  guid: string;
  author: string;
  ownerName: string;
  ownerEmail: string | null;
  /** Keys of `podcastCategories`. */
  categories: string[];
  explicit: boolean;
  type: 'episodic' | 'serial';
  copyright: string;
  link: string;
  imageUrl: string | null;
  funding: { url: string; text: string } | null;
  isLocked: boolean;
  isPrivate: boolean;
  hasEnded: boolean;
  seasonTitles: ReadonlyMap<number, string>;
  people: FeedPerson[];
}

export interface FeedPerson {
  name: string;
  /** Key of `personRoles`. */
  role: string;
}

/** An episode with the addresses that only the feed knows. */
export interface FeedEpisode {
  document: DeliveryDocument;
  enclosureUrl: string;
  imageUrl: string | null;
  /** Of what the product serves itself, made of the delivered words. */
  chaptersUrl: string | null;
  transcriptUrl: string | null;
}

/** Where the document stands among those of its feed (RFC 5005). */
export interface FeedLinks {
  self: string;
  /** The feed that is subscribed to; null on itself. */
  current: string | null;
  older: string | null;
  newer: string | null;
}

export interface FeedFacts {
  programme: FeedProgramme;
  /** Newest first. */
  episodes: FeedEpisode[];
  links: FeedLinks;
  /** When anything in it last changed. */
  changedAt: Date;
}
