import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why a subject is not held to the rules, and until when. It may end before, and is never changed otherwise. */
@Entity('inspection_exemptions')
export class InspectionExemptionEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** Alone: the site of the unit. */
  @Column('uuid')
  organizationId: string;

  @Column('uuid', { nullable: true })
  channelAccountId: string | null;

  @Column('uuid', { nullable: true })
  columnId: string | null;

  @Column('text')
  reason: string;

  /** The last day, `YYYY-MM-DD`. */
  @Column('date')
  untilDay: string;

  @Column('uuid')
  grantedBy: string;

  @Column('timestamptz')
  grantedAt: Date;

  @Column('uuid', { nullable: true })
  endedBy: string | null;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}
