import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A worker process says here that it is alive. */
@Entity('worker_heartbeats')
export class WorkerHeartbeatEntity {
  /** Host and process id. */
  @PrimaryColumn('text')
  worker: string;

  @Column('timestamptz')
  startedAt: Date;

  @Column('timestamptz')
  seenAt: Date;
}
