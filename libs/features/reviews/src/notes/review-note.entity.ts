import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A remark on an item: on a passage of one of its members, or on a member as a whole. */
@Entity('review_notes')
export class ReviewNoteEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  contentId: string;

  /** In which it was made; the range counts in its text. */
  @Column('uuid')
  revisionId: string;

  /** `title`, `article.html` … */
  @Column('text')
  path: string;

  /** This and the four below are null where the note is about the whole member. */
  @Column('integer', { nullable: true })
  rangeStart: number | null;

  /** Exclusive. */
  @Column('integer', { nullable: true })
  rangeEnd: number | null;

  @Column('text', { nullable: true })
  quote: string | null;

  @Column('text', { nullable: true })
  contextBefore: string | null;

  @Column('text', { nullable: true })
  contextAfter: string | null;

  @Column('text')
  note: string;

  @Column('uuid')
  authorId: string;

  /** The review whose decision it came with, or null. */
  @Column('uuid', { nullable: true })
  reviewId: string | null;

  @Column('text', { nullable: true })
  stageKey: string | null;

  @Column('timestamptz')
  createdAt: Date;

  /** Null: open. */
  @Column('timestamptz', { nullable: true })
  resolvedAt: Date | null;

  @Column('uuid', { nullable: true })
  resolvedBy: string | null;
}
