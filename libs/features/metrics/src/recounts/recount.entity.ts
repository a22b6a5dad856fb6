import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { RecountResult } from './recount-result';

export type RecountState = 'queued' | 'running' | 'done' | 'failed';

/** An order to reckon figures anew from the kept events, and what came of it. */
@Entity('recounts')
export class RecountEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** Of the item, or whose branch is recounted. */
  @Column('uuid')
  organizationId: string;

  /** Null: everything of the unit and the units below it. */
  @Column('uuid', { nullable: true })
  contentId: string | null;

  @Column('date')
  firstDay: string;

  @Column('date')
  lastDay: string;

  /** Null: every rule that counted, as it counted. */
  @Column('text', { nullable: true })
  ruleId: string | null;

  @Column('text')
  state: RecountState;

  @Column('integer')
  daysDone: number;

  /** Grows with each worker that takes it: one that was thought dead can't write any more. */
  @Column('integer')
  fence: number;

  @Column('timestamptz', { nullable: true })
  leaseUntil: Date | null;

  @Column('jsonb', { nullable: true })
  result: RecountResult | null;

  @Column('uuid')
  createdBy: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  finishedAt: Date | null;
}
