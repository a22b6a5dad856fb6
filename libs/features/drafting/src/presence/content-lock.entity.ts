import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one person who writes an item now. Worth nothing once `lastSeenAt` is too long ago. */
@Entity('content_locks')
export class ContentLockEntity {
  @PrimaryColumn('uuid')
  contentId: string;

  @Column('uuid')
  userId: string;

  @Column('timestamptz')
  since: Date;

  /** Last heartbeat or save of the holder. */
  @Column('timestamptz')
  lastSeenAt: Date;
}
