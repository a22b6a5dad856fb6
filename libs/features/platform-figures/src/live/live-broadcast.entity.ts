import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { BroadcastFigureName } from '../domain/broadcast-figures';
import type { Precision } from '../domain/parse-figure';

const bigintAsNumber = {
  to: (value: number | null) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

/** How a figure was told: the words and how exactly they say it. */
export type ToldAs = Partial<Record<BroadcastFigureName, { words: string; precision: Precision }>>;

/** One live broadcast (直播) with what the platform showed of it. */
@Entity('live_broadcasts')
export class LiveBroadcastEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  /** Null: on a place that is no account of ours. */
  @Column('uuid', { nullable: true })
  channelAccountId: string | null;

  /** Where it ran, in the words of people. */
  @Column('text')
  place: string;

  @Column('text')
  title: string;

  /** It is shown on the own site, where heartbeats of its viewers are counted; nobody types those figures. */
  @Column('boolean', { default: false })
  isCountedOnSite: boolean;

  @Column('timestamptz')
  startedAt: Date;

  @Column('integer', { nullable: true })
  durationSeconds: number | null;

  /** 累计收看, of the broadcast itself. */
  @Column('bigint', { nullable: true, transformer: bigintAsNumber })
  views: number | null;

  @Column('bigint', { nullable: true, transformer: bigintAsNumber })
  uniqueViewers: number | null;

  /** 最高同时在线. */
  @Column('bigint', { nullable: true, transformer: bigintAsNumber })
  peakConcurrent: number | null;

  @Column('bigint', { nullable: true, transformer: bigintAsNumber })
  comments: number | null;

  /** Afterwards, from the recording: never a part of `views`. */
  @Column('bigint', { nullable: true, transformer: bigintAsNumber })
  replayViews: number | null;

  @Column('jsonb')
  toldAs: ToldAs;

  @Column('uuid')
  createdBy: string;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
