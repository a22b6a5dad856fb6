import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { FlowKind, FlowSettings, FlowStage } from '../domain/review-flow';

/** An ordered list of stages that a unit works by. */
@Entity('review_flows')
export class ReviewFlowEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('text')
  name: string;

  @Column('text')
  kind: FlowKind;

  @Column('jsonb')
  stages: FlowStage[];

  /** What the kind asks for beyond stages; its shape is registered with the kind. */
  @Column('jsonb', { default: {} })
  settings: FlowSettings;

  /** Who changed it last; null: it came with the product. */
  @Column('uuid', { nullable: true })
  changedBy: string | null;

  /** Applies in the unit and below it where a column or a nearer unit names none; one per unit and kind. */
  @Column('boolean', { default: false })
  isDefault: boolean;

  /** `A`, `B`, `C` … when it came with the product. */
  @Column('text', { nullable: true })
  template: string | null;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
