import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

export interface ProgrammeSeason {
  number: number;
  title: string;
}

export interface ProgrammeFunding {
  url: string;
  text: string;
}

/** An audio series (有声工会) of a unit, in one language or several; each has a feed. */
@Entity('programmes')
export class ProgrammeEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  /** Unique in the unit, part of the feeds' addresses. */
  @Column('text')
  code: string;

  /** BCP 47, `zh-Hans`, `mn-Mong`; the first is the main one. */
  @Column('text', { array: true })
  languages: string[];

  /** By language, one for each. */
  @Column('jsonb')
  titles: Record<string, string>;

  /** Plain text by language, one for each. */
  @Column('jsonb')
  descriptions: Record<string, string>;

  /** `podcast:guid` by language: made of the feed's first address, and kept when the address changes. */
  @Column('jsonb')
  feedGuids: Record<string, string>;

  @Column('uuid', { nullable: true })
  coverAssetId: string | null;

  @Column('text')
  author: string;

  @Column('text')
  ownerName: string;

  @Column('text', { nullable: true })
  ownerEmail: string | null;

  /** Keys of `podcastCategories`, the main one first. */
  @Column('text', { array: true })
  categories: string[];

  @Column('boolean')
  explicit: boolean;

  @Column('text')
  type: 'episodic' | 'serial';

  @Column('text')
  copyright: string;

  /** Its page elsewhere; null: the unit's front. */
  @Column('text', { nullable: true })
  link: string | null;

  @Column('jsonb', { nullable: true })
  funding: ProgrammeFunding | null;

  /** Whether other hosts are asked not to take the feed over. */
  @Column('boolean')
  locked: boolean;

  /** `private`: nobody reads or hears it without a token of their own. */
  @Column('text')
  visibility: 'public' | 'private';

  /** `ended`: no more episodes come; `hidden`: it has neither page nor feed. */
  @Column('text')
  state: 'active' | 'ended' | 'hidden';

  @Column('jsonb', { default: [] })
  seasons: ProgrammeSeason[];

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
