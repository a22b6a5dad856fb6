import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FlowSettings, FlowStage } from '../domain/review-flow';

/** What a flow asked for from then on; written by the database with every change. Append-only. */
@Entity('review_flow_versions')
export class ReviewFlowVersionEntity {
  @PrimaryColumn('uuid')
  flowId: string;

  /** 1, 2, 3 … per flow. */
  @PrimaryColumn('integer')
  number: number;

  @Column('text')
  name: string;

  @Column('jsonb')
  stages: FlowStage[];

  @Column('jsonb')
  settings: FlowSettings;

  @Column('uuid', { nullable: true })
  changedBy: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt: Date;
}
