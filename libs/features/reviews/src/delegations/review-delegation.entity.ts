import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One person decides reviews in another's place: in one branch, for some days. Never changed, only revoked. */
@Entity('review_delegations')
export class ReviewDelegationEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  delegatorId: string;

  @Column('uuid')
  delegateId: string;

  /** The unit and everything below it, as far as the delegator's roles reach. */
  @Column('uuid')
  organizationId: string;

  @Column('timestamptz')
  startsAt: Date;

  /** Exclusive; at most 90 days after the start. */
  @Column('timestamptz')
  endsAt: Date;

  @Column('text')
  reason: string;

  @Column('uuid')
  createdBy: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;

  @Column('uuid', { nullable: true })
  revokedBy: string | null;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;
}
