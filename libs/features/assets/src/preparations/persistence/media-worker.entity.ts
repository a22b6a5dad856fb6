import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A worker process says here which programs for sound and film its machine has. */
@Entity('media_workers')
export class MediaWorkerEntity {
  /** Host and process id. */
  @PrimaryColumn('text')
  worker: string;

  /** `ffmpeg`, `zscale` */
  @Column('text', { array: true })
  tools: string[];

  @Column('timestamptz')
  seenAt: Date;
}
