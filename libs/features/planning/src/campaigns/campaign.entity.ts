import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { CampaignTarget } from '../domain/campaign-progress';

/** 策划: a plan around a date or an event, over several items and units. */
@Entity('campaigns')
export class CampaignEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** The unit that leads it. */
  @Column('uuid')
  organizationId: string;

  @Column('text')
  name: string;

  @Column('text')
  goal: string;

  /** First day, `YYYY-MM-DD`. */
  @Column('date')
  startsOn: string;

  /** Last day. */
  @Column('date')
  endsOn: string;

  /** Units below that take part. */
  @Column('uuid', { array: true })
  unitIds: string[];

  @Column('jsonb')
  targets: CampaignTarget[];

  @Column('uuid')
  createdBy: string;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
