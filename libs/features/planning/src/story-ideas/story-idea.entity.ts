import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { StoryIdeaState } from '../domain/story-idea-transitions';

/** 选题: a subject before anything is written about it. */
@Entity('story_ideas')
export class StoryIdeaEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('text')
  title: string;

  @Column('text')
  summary: string;

  /** Who answers for it. */
  @Column('uuid')
  ownerId: string;

  /** `YYYY-MM-DD` in Asia/Shanghai */
  @Column('date')
  dueOn: string;

  @Column('uuid', { nullable: true })
  columnId: string | null;

  /** A campaign in which the unit takes part. */
  @Column('uuid', { nullable: true })
  campaignId: string | null;

  /** Content types that are wanted; the first is what a draft becomes. */
  @Column('text', { array: true })
  types: string[];

  /** Platforms that are wanted. */
  @Column('text', { array: true })
  channels: string[];

  @Column('text', { array: true })
  tags: string[];

  /** Where it came from: a tip, a document, a colleague. */
  @Column('text', { nullable: true })
  source: string | null;

  @Column('text')
  state: StoryIdeaState;

  @Column('text', { nullable: true })
  dropReason: string | null;

  /** Whether its owner was told that the due date is near; anew for another owner or date. */
  @Column('boolean', { default: false })
  dueSoonTold: boolean;

  @Column('boolean', { default: false })
  overdueTold: boolean;

  @Column('timestamptz', { nullable: true })
  doneAt: Date | null;

  @Column('uuid')
  createdBy: string;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
