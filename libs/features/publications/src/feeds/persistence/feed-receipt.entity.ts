import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Proof that one version of an entry was fetched; the first fetch counts. Never changed. */
@Entity('feed_receipts')
export class FeedReceiptEntity {
  @PrimaryColumn('uuid')
  publicationId: string;

  @PrimaryColumn('integer')
  version: number;

  @Column('uuid')
  channelAccountId: string;

  @Column('timestamptz')
  fetchedAt: Date;

  @Column('text')
  address: string;

  @Column('text')
  client: string;
}
