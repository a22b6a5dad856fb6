import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link to one revision as delivery would give it, for whoever has it, until it ends or is revoked. */
@Entity('delivery_previews')
export class DeliveryPreviewEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  contentId: string;

  @Column('uuid')
  revisionId: string;

  /** SHA-256 of the token in the link, hexadecimal; the token itself is not kept. */
  @Column('text')
  tokenHash: string;

  /** It opens as long as they may write in the item's unit. */
  @Column('uuid')
  createdBy: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;

  @Column('uuid', { nullable: true })
  revokedBy: string | null;
}
