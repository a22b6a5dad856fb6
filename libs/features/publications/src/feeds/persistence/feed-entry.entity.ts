import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FeedEntry, ListedEntry } from '@haojiao/channel-kit';

/** One item as it stands in an account's feed. */
@Entity('feed_entries')
export class FeedEntryEntity {
  @PrimaryColumn('uuid')
  channelAccountId: string;

  /** The same for every publication of an item on this account, so that what comes again is an update. */
  @PrimaryColumn('text')
  guid: string;

  @Column('uuid')
  publicationId: string;

  @Column('integer')
  version: number;

  @Column('text')
  status: ListedEntry['status'];

  @Column('jsonb')
  document: FeedEntry['document'];

  @Column('text')
  digest: string;

  @Column('jsonb', { default: {} })
  files: NonNullable<FeedEntry['files']>;

  @Column('timestamptz', { nullable: true })
  validFrom: Date | null;

  @Column('timestamptz', { nullable: true })
  validUntil: Date | null;

  @Column('timestamptz')
  listedAt: Date;

  @Column('timestamptz')
  updatedAt: Date;

  /** The newest version that the platform has fetched; a later one is still unknown to it. */
  @Column('integer', { nullable: true })
  fetchedVersion: number | null;

  @Column('timestamptz', { nullable: true })
  fetchedAt: Date | null;

  /** Address from which it was fetched. */
  @Column('text', { nullable: true })
  fetchedBy: string | null;

  /** What the client calls itself. */
  @Column('text', { nullable: true })
  fetchedClient: string | null;
}

/** Whether the platform has the newest version. */
export function isFetched(entry: FeedEntryEntity): entry is FeedEntryEntity & { fetchedAt: Date } {
  return entry.fetchedAt !== null && entry.fetchedVersion === entry.version;
}
