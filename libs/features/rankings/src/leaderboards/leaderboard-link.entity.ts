import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody said that an entry is a unit or an account of ours, or, with neither, that it is none. The newest counts. */
@Entity('leaderboard_links')
export class LeaderboardLinkEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  leaderboardId: string;

  @Column('integer')
  position: number;

  @Column('uuid', { nullable: true })
  organizationId: string | null;

  @Column('uuid', { nullable: true })
  channelAccountId: string | null;

  @Column('uuid')
  linkedBy: string;

  @Column('timestamptz')
  linkedAt: Date;
}
