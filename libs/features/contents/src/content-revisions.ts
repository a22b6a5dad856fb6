import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import { ChangeContent } from './change-content';
import type { VersionCheck } from './change-content';
import { CompareDocuments } from './compare-documents';
import type { ShownChange } from './compare-documents';
import { ContentsService } from './contents.service';
import { DocumentAssembler } from './document-assembler';
import { ContentRevisionEntity } from './persistence/content-revision.entity';
import type { ContentView } from './read-content';

/** One save, for lists. */
export interface RevisionSummary {
  id: string;
  number: number;
  title: string;
  savedBy: string;
  savedByName: string;
  fingerprint: string;
  comment: string | null;
  restoredFrom: string | null;
  autosave: boolean;
  /** Earlier autosaves of its run that it stands for in a list. */
  folded: number;
  createdAt: Date;
}

const columns = `r.id, r.number, r.document ->> 'title' AS title, r.saved_by AS "savedBy",
  u.display_name AS "savedByName", r.fingerprint, r.comment, r.restored_from AS "restoredFrom",
  r.autosave_run IS NOT NULL AS autosave, r.created_at AS "createdAt"`;

/** The number of the first save that a row stands for; `$4`: whether runs are folded. */
const firstOfEntry = 'CASE WHEN $4::boolean THEN coalesce(autosave_run, number) ELSE number END';

/** The history of an item. Who may read the item may read it, nobody else. */
@Injectable()
export class ContentRevisions {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly changing: ChangeContent,
    private readonly assembler: DocumentAssembler,
    private readonly comparing: CompareDocuments,
  ) {}

  /**
   * Newest first. Plan: each entry is one step down the index `content_revisions_number`, whatever it folds: as the saves
   * of a run follow one another, the entry before it is the number before the run's first. A page costs `limit` steps.
   */
  async list(
    actor: Actor,
    contentId: string,
    autosaves: 'folded' | 'all',
    limit: number,
    beforeNumber: number | null,
  ): Promise<RevisionSummary[]> {
    await this.requireReader(actor, contentId);
    return this.database.query<RevisionSummary>(
      `WITH RECURSIVE shown AS (
         (SELECT id, number, ${firstOfEntry} AS first, 1 AS place FROM content_revisions
          WHERE content_id = $1 AND ($2::bigint IS NULL OR number < $2) ORDER BY number DESC LIMIT 1)
         UNION ALL
         SELECT older.id, older.number, older.first, shown.place + 1 FROM shown CROSS JOIN LATERAL (
           SELECT id, number, ${firstOfEntry} AS first FROM content_revisions
           WHERE content_id = $1 AND number < shown.first ORDER BY number DESC LIMIT 1) older
         WHERE shown.place < $3)
       SELECT ${columns}, r.number - shown.first AS folded
       FROM shown JOIN content_revisions r ON r.id = shown.id JOIN users u ON u.id = r.saved_by
       ORDER BY r.number DESC`,
      [contentId, beforeNumber, limit + 1, autosaves === 'folded'],
    );
  }

  /** @throws AppError `revision_not_found`, also for a revision of another item */
  async get(
    actor: Actor,
    contentId: string,
    revisionId: string,
  ): Promise<{ summary: RevisionSummary; revision: ContentRevisionEntity }> {
    await this.requireReader(actor, contentId);
    const revision = await this.load(contentId, revisionId);
    return { summary: await this.summary(revisionId), revision };
  }

  async compare(
    actor: Actor,
    contentId: string,
    fromId: string,
    toId: string,
  ): Promise<{ from: RevisionSummary; to: RevisionSummary; changes: ShownChange[] }> {
    await this.requireReader(actor, contentId);
    const from = await this.load(contentId, fromId);
    const to = await this.load(contentId, toId);
    return {
      from: await this.summary(fromId),
      to: await this.summary(toId),
      changes: await this.comparing.compare(actor, from.document, to.document),
    };
  }

  /** A new revision with the words of an old one; the item's public address stays. */
  async restore(
    actor: Actor,
    contentId: string,
    revisionId: string,
    checkVersion: VersionCheck,
  ): Promise<ContentView> {
    return this.changing.edit(actor, contentId, checkVersion, async (context) => {
      const revision = await this.load(contentId, revisionId, context.manager);
      const assembly = await this.assembler.rebind(
        { ...revision.document, slug: context.content.slug },
        context,
      );
      return {
        ...assembly,
        action: 'content.restored',
        details: { restoredFrom: revisionId },
        options: { restoredFrom: revisionId },
      };
    });
  }

  private async requireReader(actor: Actor, contentId: string): Promise<void> {
    await this.contents.requireOn(actor, 'content.read', await this.contents.load(contentId));
  }

  private async load(
    contentId: string,
    revisionId: string,
    manager: EntityManager = this.database.manager,
  ): Promise<ContentRevisionEntity> {
    const revision = await manager.findOneBy(ContentRevisionEntity, { id: revisionId, contentId });
    if (revision) return revision;
    throw notFound('revision', '这篇稿件没有这个版本。', 'This item has no such revision.');
  }

  /** One save as lists show it. Without a permission question. */
  async summary(revisionId: string): Promise<RevisionSummary> {
    const [row] = await this.database.query<RevisionSummary>(
      `SELECT ${columns}, 0 AS folded FROM content_revisions r JOIN users u ON u.id = r.saved_by WHERE r.id = $1`,
      [revisionId],
    );
    return row!;
  }
}
