import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

/**
 * How a contributor is paid. A person with an account has one for themselves; for somebody without one, the unit keeps it
 * under the name of the byline. Erasing takes the data away and leaves the row: that there was one stays on record.
 */
@Entity('payees')
export class PayeeEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** Where the person stood when it was written; of somebody with an account, today's unit counts. */
  @Column('uuid')
  organizationId: string;

  @Column('uuid', { nullable: true })
  userId: string | null;

  /** As bylines name the person. */
  @Column('text')
  contributorName: string;

  /** `PayeeData`, encrypted; null once it was erased. */
  @Column('text', { nullable: true })
  sealedData: string | null;

  @Column('timestamptz', { nullable: true })
  erasedAt: Date | null;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
