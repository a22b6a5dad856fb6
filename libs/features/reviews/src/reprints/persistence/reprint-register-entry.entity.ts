import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 转载登记: one reprint that was signed off, as it was that day. Append-only. */
@Entity('reprint_register')
export class ReprintRegisterEntryEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  contentId: string;

  @Column('uuid')
  organizationId: string;

  @Column('uuid')
  revisionId: string;

  @Column('text')
  title: string;

  @Column('text')
  sourceName: string;

  @Column('text')
  sourceUrl: string;

  @Column('text')
  sourceTitle: string;

  @Column('text')
  permissionBasis: string;

  /** The entry of the list that it was based on; null where none stood any more at the sign-off. */
  @Column('uuid', { nullable: true })
  sourceId: string | null;

  @Column('uuid', { nullable: true })
  snapshotId: string | null;

  /** Where the item was taken over in the product: the revision that it was made of. */
  @Column('uuid', { nullable: true })
  originRevisionId: string | null;

  @Column('uuid')
  signedBy: string;

  @Column('timestamptz')
  signedAt: Date;
}
