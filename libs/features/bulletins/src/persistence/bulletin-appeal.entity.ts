import { Column, Entity, PrimaryColumn } from 'typeorm';

export const appealStates = ['open', 'upheld', 'rejected'] as const;
export type AppealState = (typeof appealStates)[number];

/** What a unit says against its row, or about one of its reports. Answered once, never rewritten. */
@Entity('bulletin_appeals')
export class BulletinAppealEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  bulletinId: string;

  /** The unit that appeals. */
  @Column('uuid')
  organizationId: string;

  /** Null: about the row of the unit. */
  @Column('uuid', { nullable: true })
  submissionId: string | null;

  @Column('text')
  text: string;

  @Column('uuid', { nullable: true })
  proofAssetId: string | null;

  @Column('text')
  state: AppealState;

  @Column('uuid')
  filedBy: string;

  @Column('timestamptz')
  filedAt: Date;

  @Column('uuid', { nullable: true })
  answeredBy: string | null;

  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;

  @Column('text', { nullable: true })
  reason: string | null;
}
