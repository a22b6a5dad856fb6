import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { ContentRevisionEntity } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import type { Placement } from '../domain/note-anchor';
import { NoteAccess } from './note-access';
import { NotePlaces } from './note-places';
import type { ReviewNoteEntity } from './review-note.entity';
import { noteNotFound } from './settle-notes';

export const noteFilters = ['open', 'resolved', 'all'] as const;
export type NoteFilter = (typeof noteFilters)[number];

export interface NoteReply {
  id: string;
  noteId: string;
  text: string;
  authorId: string;
  authorName: string;
  createdAt: Date;
}

export type NamedNote = ReviewNoteEntity & { authorName: string; resolvedByName: string | null };

/** A note with what was answered, and its place in the revision that was asked about. */
export interface NoteView {
  note: NamedNote;
  replies: NoteReply[];
  placedIn: string;
  placement: Placement;
}

interface NoteQuestion {
  contentId: string;
  filter: NoteFilter;
  /** One note alone. */
  noteId?: string;
  after?: string | null;
  limit: number;
}

@Injectable()
export class ListNotes {
  constructor(
    private readonly database: Database,
    private readonly access: NoteAccess,
  ) {}

  /**
   * Oldest first, each placed in the asked revision, else in the current one.
   * @throws AppError `content_not_found`, `revision_not_found`
   */
  async list(
    actor: Actor,
    contentId: string,
    question: { revisionId?: string; filter: NoteFilter; limit: number; after: string | null },
  ): Promise<NoteView[]> {
    const { currentRevisionId } = await this.access.requireReader(actor, contentId);
    const { filter, after } = question;
    const notes = await this.select({ contentId, filter, after, limit: question.limit + 1 });
    return this.views(contentId, question.revisionId ?? currentRevisionId, notes);
  }

  /** One note, placed in the current revision. @throws AppError `content_not_found`, `note_not_found` */
  async get(actor: Actor, contentId: string, noteId: string): Promise<NoteView> {
    const { currentRevisionId } = await this.access.requireReader(actor, contentId);
    const notes = await this.select({ contentId, filter: 'all', noteId, limit: 1 });
    const [view] = await this.views(contentId, currentRevisionId, notes);
    if (!view) throw noteNotFound();
    return view;
  }

  /** Plan: index `review_notes_content_id`, or `review_notes_open` for the open ones, in the order of ids. */
  private select({ contentId, filter, noteId, after, limit }: NoteQuestion): Promise<NamedNote[]> {
    const ofState = { open: 'n.resolved_at IS NULL', resolved: 'n.resolved_at IS NOT NULL', all: 'TRUE' }[
      filter
    ];
    return this.database.query<NamedNote>(
      `SELECT n.id, n.content_id AS "contentId", n.revision_id AS "revisionId", n.path,
              n.range_start AS "rangeStart", n.range_end AS "rangeEnd", n.quote,
              n.context_before AS "contextBefore", n.context_after AS "contextAfter", n.note,
              n.author_id AS "authorId", author.display_name AS "authorName", n.review_id AS "reviewId",
              n.stage_key AS "stageKey", n.created_at AS "createdAt", n.resolved_at AS "resolvedAt",
              n.resolved_by AS "resolvedBy", resolver.display_name AS "resolvedByName"
       FROM review_notes n JOIN users author ON author.id = n.author_id
       LEFT JOIN users resolver ON resolver.id = n.resolved_by
       WHERE n.content_id = $1 AND ${ofState} AND ($2::uuid IS NULL OR n.id = $2)
         AND ($3::uuid IS NULL OR n.id > $3)
       ORDER BY n.id LIMIT $4`,
      [contentId, noteId ?? null, after ?? null, limit],
    );
  }

  private async views(contentId: string, revisionId: string, notes: NamedNote[]): Promise<NoteView[]> {
    const asked = await this.revisions(contentId, [revisionId]);
    if (asked.length === 0)
      throw notFound('revision', '这篇稿件没有这个版本。', 'This item has no such revision.');
    const madeOn = await this.revisions(contentId, [...new Set(notes.map((note) => note.revisionId))]);
    const places = new NotePlaces(asked[0]!, madeOn);
    const replies = await this.database.query<NoteReply>(
      `SELECT r.id, r.note_id AS "noteId", r.text, r.author_id AS "authorId", u.display_name AS "authorName",
              r.created_at AS "createdAt"
       FROM review_note_replies r JOIN users u ON u.id = r.author_id
       WHERE r.note_id = ANY($1::uuid[]) ORDER BY r.id`,
      [notes.map(({ id }) => id)],
    );
    return notes.map((note) => ({
      note,
      replies: replies.filter(({ noteId }) => noteId === note.id),
      placedIn: revisionId,
      placement: places.of(note),
    }));
  }

  private revisions(contentId: string, ids: string[]): Promise<ContentRevisionEntity[]> {
    return this.database.manager.findBy(ContentRevisionEntity, { id: In(ids), contentId });
  }
}
