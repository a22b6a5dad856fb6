import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { FlowStage, StageRole } from '../domain/review-flow';
import type { SeparationMode } from '../domain/separation';
import type { ReviewState } from '../domain/review-transitions';

/** The review of an item from one submission to its end, by the stages as they were when it was submitted. */
@Entity('reviews')
export class ReviewEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  contentId: string;

  @Column('uuid')
  revisionId: string;

  /** What was submitted; a correction by a reviewer moves `revisionId` on. */
  @Column('uuid')
  submittedRevisionId: string;

  /** Of the revision; a sign-off is bound to it. */
  @Column('character', { length: 64 })
  fingerprint: string;

  /** Null when the built-in default applied. */
  @Column('uuid', { nullable: true })
  flowId: string | null;

  /** Version of the flow by which it runs. */
  @Column('integer', { nullable: true })
  flowVersion: number | null;

  @Column('text')
  flowName: string;

  @Column('jsonb')
  stages: FlowStage[];

  @Column('text', { default: 'open' })
  state: ReviewState;

  /** Of the item's unit when the review was opened; the database writes it. */
  @Column('text', { default: 'strict' })
  separation: SeparationMode;

  /** How many times a stage was opened; each opening is decided once. */
  @Column('integer', { default: 0 })
  round: number;

  /** Null once closed. */
  @Column('text', { nullable: true })
  currentStage: string | null;

  /** Who may decide the current stage; empty once closed. */
  @Column('text', { array: true })
  currentRoles: StageRole[];

  /** The unit that the flow names for the current stage; of the last one once closed. */
  @Column('uuid')
  namedOrganizationId: string;

  /** The unit whose people are asked: the named one, or one above where nobody of it may decide. */
  @Column('uuid')
  stageOrganizationId: string;

  @Column('timestamptz')
  stageOpenedAt: Date;

  @Column('uuid')
  submittedBy: string;

  @Column('timestamptz')
  submittedAt: Date;

  @Column('text', { nullable: true })
  comment: string | null;

  /** 后补: the emergency order that it makes good after the fact; else null. */
  @Column('uuid', { nullable: true })
  backfillOf: string | null;

  /** When it was closed, by whatever outcome. */
  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  /** Address from which the final approval came, if it was one of the public internet. */
  @Column('text', { nullable: true })
  approverAddress: string | null;

  @VersionColumn()
  version: number;
}
