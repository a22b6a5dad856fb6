import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One person at one item, kept alive by heartbeats. */
@Entity('content_presences')
export class ContentPresenceEntity {
  @PrimaryColumn('uuid')
  contentId: string;

  @PrimaryColumn('uuid')
  userId: string;

  /** Writing, not only looking on. */
  @Column('boolean')
  editing: boolean;

  @Column('timestamptz')
  since: Date;

  @Column('timestamptz')
  lastSeenAt: Date;

  /** Who took the lock from this person; told with every heartbeat until they stop writing or hold it again. */
  @Column('uuid', { nullable: true })
  lockLostTo: string | null;

  @Column('timestamptz', { nullable: true })
  lockLostAt: Date | null;

  @Column('text', { nullable: true })
  lockLostReason: string | null;
}
