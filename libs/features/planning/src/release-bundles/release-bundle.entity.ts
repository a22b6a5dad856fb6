import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

export const failureRules = ['hold', 'go_on'] as const;

/** What becomes of the others when one fails. */
export type FailureRule = (typeof failureRules)[number];

/** Items that go out together. What state it is in is derived from its publications. */
@Entity('release_bundles')
export class ReleaseBundleEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('text')
  name: string;

  @Column('text')
  onFailure: FailureRule;

  @Column('timestamptz', { nullable: true })
  scheduledAt: Date | null;

  /** In the order in which they are planned. */
  @Column('uuid', { array: true })
  contentIds: string[];

  /** How often it was scheduled; only the publications of the last time count. */
  @Column('integer', { default: 0 })
  round: number;

  @Column('uuid')
  createdBy: string;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
