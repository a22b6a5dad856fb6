import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something was published outside of this product. What was entered by mistake is revoked, and stays. */
@Entity('inspection_updates')
export class InspectionUpdateEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** Alone: the home page of the unit. */
  @Column('uuid')
  organizationId: string;

  @Column('uuid', { nullable: true })
  channelAccountId: string | null;

  @Column('uuid', { nullable: true })
  columnId: string | null;

  @Column('timestamptz')
  occurredAt: Date;

  @Column('text', { nullable: true })
  url: string | null;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('uuid')
  recordedBy: string;

  @Column('timestamptz')
  recordedAt: Date;

  @Column('uuid', { nullable: true })
  revokedBy: string | null;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;
}
