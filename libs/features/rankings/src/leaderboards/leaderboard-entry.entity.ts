import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One account of a published ranking. */
@Entity('leaderboard_entries')
export class LeaderboardEntryEntity {
  @PrimaryColumn('uuid')
  leaderboardId: string;

  /** From 1, by rank, equals as they stood. */
  @PrimaryColumn('integer')
  position: number;

  @Column('integer')
  rank: number;

  @Column('text')
  name: string;

  /** With the mark of its platform, as it stood. */
  @Column('text')
  printedName: string;

  @Column('text', { nullable: true })
  owner: string | null;

  @Column('text', { nullable: true })
  platform: string | null;

  /** An exact decimal, as they printed it. */
  @Column('numeric', { precision: 18, scale: 6, nullable: true })
  value: string | null;

  /** Of the pasted text. */
  @Column('integer')
  line: number;
}
