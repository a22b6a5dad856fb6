import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Message } from '@haojiao/kernel';

/** One asset of a job, and what became of it. */
@Entity('asset_job_items')
export class AssetJobItemEntity {
  @PrimaryColumn('uuid')
  jobId: string;

  @PrimaryColumn('integer')
  position: number;

  @Column('uuid')
  assetId: string;

  @Column('text', { default: 'pending' })
  state: 'pending' | 'done' | 'failed';

  @Column('jsonb', { nullable: true })
  fault: { code: string; message: Message } | null;
}
