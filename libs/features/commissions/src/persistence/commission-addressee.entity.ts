import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A unit that a commission was issued to; written at issuing, never added to. */
@Entity('commission_addressees')
export class CommissionAddresseeEntity {
  @PrimaryColumn('uuid')
  commissionId: string;

  @PrimaryColumn('uuid')
  organizationId: string;

  @Column('timestamptz', { nullable: true })
  excusedAt: Date | null;

  @Column('uuid', { nullable: true })
  excusedBy: string | null;

  @Column('text', { nullable: true })
  excuseReason: string | null;

  /** Nobody has to be told any more that the date is near; anew for another date. */
  @Column('boolean', { default: false })
  dueSoonSettled: boolean;

  @Column('boolean', { default: false })
  overdueSettled: boolean;
}
