import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AssetJobAction, AssetJobParameters } from './asset-job-action';

/** One change of many assets, which the worker makes bit by bit. */
@Entity('asset_jobs')
export class AssetJobEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** With whose rights, as they are when each asset's turn comes. */
  @Column('uuid')
  requestedBy: string;

  @Column('text')
  action: AssetJobAction;

  @Column('jsonb')
  parameters: AssetJobParameters;

  @Column('text')
  state: 'working' | 'done';

  @Column('integer')
  total: number;

  @Column('integer', { default: 0 })
  done: number;

  @Column('integer', { default: 0 })
  failed: number;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  finishedAt: Date | null;
}
