import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import type { ContentState } from '../domain/content-state';

/** One content item; its words are in its revisions, of which this row copies what lists need. */
@Entity('contents')
export class ContentEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  /** Of the current revision. */
  @Column('uuid', { nullable: true })
  columnId: string | null;

  /** Of the current revision. */
  @Column('uuid', { nullable: true })
  brandId: string | null;

  /** Key of a registered content type; never changes. */
  @Column('text')
  type: string;

  @Column('text', { default: 'draft' })
  state: ContentState;

  /** Public address of the item, unique in the installation; fixed from the first publication on. */
  @Column('text')
  slug: string;

  /** Of the current revision. */
  @Column('text')
  title: string;

  /** Of the current revision. */
  @Column('text', { array: true })
  tags: string[];

  /** Who made the item. */
  @Column('uuid')
  authorId: string;

  @Column('uuid')
  currentRevisionId: string;

  /** The revision that may go out; null when none was approved or the item was edited since. */
  @Column('uuid', { nullable: true })
  approvedRevisionId: string | null;

  /** The revision that an open review froze; nobody edits the item meanwhile. */
  @Column('uuid', { nullable: true })
  reviewRevisionId: string | null;

  @Column('timestamptz', { nullable: true })
  firstSubmittedAt: Date | null;

  /** First publication. */
  @Column('timestamptz', { nullable: true })
  publishedAt: Date | null;

  /** The correspondent's report that it was made from. */
  @Column('uuid', { nullable: true })
  submissionId: string | null;

  /** Lower-case words of the current revision, for the simple search of lists. */
  @Column('text', { select: false })
  searchText: string;

  /** Of the current revision, as are the next three: its place among the episodes of a programme. */
  @Column('uuid', { nullable: true })
  programmeId: string | null;

  /** Language and script, `zh-Hans`. */
  @Column('text', { nullable: true })
  episodeLanguage: string | null;

  @Column('integer', { nullable: true })
  episodeSeason: number | null;

  /** Null also where it takes none: trailers, bonus episodes, what lies in the archive. */
  @Column('integer', { nullable: true })
  episodeNumber: number | null;

  /** A draft that was never submitted can be taken away; its revisions stay. */
  @Column('timestamptz', { nullable: true })
  deletedAt: Date | null;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
