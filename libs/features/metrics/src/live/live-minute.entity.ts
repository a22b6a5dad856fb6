import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Viewers of a broadcast or its replay who reported within one minute. */
@Entity('live_minutes')
export class LiveMinuteEntity {
  @PrimaryColumn('uuid')
  broadcastId: string;

  @PrimaryColumn('timestamptz')
  minute: Date;

  @PrimaryColumn('text')
  phase: string;

  @PrimaryColumn('text')
  rule: string;

  @Column('integer')
  viewers: number;
}
