import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { TopicSection, TopicState } from '../domain/topic-section';

/** 专题: items gathered on a page of their own. */
@Entity('topics')
export class TopicEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  /** Unique in the unit, part of the public address. */
  @Column('text')
  slug: string;

  @Column('text')
  title: string;

  /** Plain text above the items. */
  @Column('text')
  leadText: string;

  @Column('uuid', { nullable: true })
  coverAssetId: string | null;

  @Column('jsonb')
  sections: TopicSection[];

  /** Order on fronts, ascending. */
  @Column('integer', { default: 0 })
  position: number;

  @Column('text')
  state: TopicState;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
