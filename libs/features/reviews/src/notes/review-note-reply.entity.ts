import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A word on a note. Append-only. */
@Entity('review_note_replies')
export class ReviewNoteReplyEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  noteId: string;

  @Column('text')
  text: string;

  @Column('uuid')
  authorId: string;

  @Column('timestamptz')
  createdAt: Date;
}
