import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One document of the site, and from when to when readers could see it. Never rewritten, never removed. */
@Entity('delivery_archive')
export class DeliveryArchiveEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  contentId: string;

  @Column('uuid')
  publicationId: string;

  @Column('uuid')
  revisionId: string;

  /** UTF-8 of the JSON document, as it was delivered. */
  @Column('bytea')
  document: Buffer;

  @Column('timestamptz')
  liveFrom: Date;

  /** Null: still. */
  @Column('timestamptz', { nullable: true })
  liveUntil: Date | null;
}
