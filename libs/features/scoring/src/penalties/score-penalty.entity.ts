import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What costs a unit points, written down by a person. Revoked with a reason, never rewritten. */
@Entity('score_penalties')
export class ScorePenaltyEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** The unit that scores; it counts in its bulletins alone. */
  @Column('uuid')
  issuerId: string;

  /** The unit that it costs. */
  @Column('uuid')
  organizationId: string;

  @Column('uuid', { nullable: true })
  submissionId: string | null;

  /** As scheme versions name it, `false_report`. */
  @Column('text')
  code: string;

  /** `YYYY-MM-DD` */
  @Column('date')
  occurredOn: string;

  @Column('text')
  reason: string;

  /** A link, a document's number. */
  @Column('text', { nullable: true })
  proof: string | null;

  @Column('uuid')
  recordedBy: string;

  @Column('timestamptz')
  recordedAt: Date;

  @Column('uuid', { nullable: true })
  revokedBy: string | null;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;

  @Column('text', { nullable: true })
  revokeReason: string | null;
}
