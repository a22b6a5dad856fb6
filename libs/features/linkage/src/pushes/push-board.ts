import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { compareDocuments } from '@haojiao/features/contents';
import type { ContentDocument, ContentState } from '@haojiao/features/contents';
import { summarize } from '../difference';
import type { Difference } from '../difference';
import type { ContentPushEntity } from './content-push.entity';
import type { PushedItemState } from './pushed-item.entity';

/** Where the taken item can be read. */
export interface TakenPublication {
  platform: string;
  url: string | null;
  publishedAt: Date;
}

/** One unit that it was pushed to. */
export interface PushBoardRow {
  id: string;
  organizationId: string;
  organizationName: string;
  state: PushedItemState;
  isOverdue: boolean;
  contentId: string | null;
  contentState: ContentState | null;
  takenByName: string | null;
  takenAt: Date | null;
  declinedAt: Date | null;
  declineReason: string | null;
  /** From what was pushed to what is published there, else to what was last saved; null: not taken. */
  difference: Difference | null;
  publications: TakenPublication[];
}

type Row = Omit<PushBoardRow, 'difference' | 'publications' | 'isOverdue'> & {
  document: ContentDocument | null;
};

/** A push from above: who took it, with what change, and where it went out. */
@Injectable()
export class PushBoard {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** In the order of the rows. Plan: `pushed_items_push_id`, and keys; publications by their index over the item. */
  async of(
    push: ContentPushEntity,
    state: PushedItemState | null,
    limit: number,
    after: string | null,
  ): Promise<PushBoardRow[]> {
    const rows = await this.database.query<Row>(
      `SELECT i.id, i.organization_id AS "organizationId", o.name AS "organizationName", i.state,
              c.id AS "contentId", c.state AS "contentState", u.display_name AS "takenByName",
              i.taken_at AS "takenAt", i.declined_at AS "declinedAt", i.decline_reason AS "declineReason",
              r.document
       FROM pushed_items i JOIN organizations o ON o.id = i.organization_id
       LEFT JOIN users u ON u.id = i.taken_by
       LEFT JOIN contents c ON c.id = i.content_id AND c.deleted_at IS NULL
       LEFT JOIN content_revisions r
         ON r.id = CASE WHEN c.state = 'published' THEN c.approved_revision_id ELSE c.current_revision_id END
       WHERE i.push_id = $1 AND ($2::text IS NULL OR i.state = $2) AND ($3::uuid IS NULL OR i.id > $3)
       ORDER BY i.id LIMIT $4`,
      [push.id, state, after, limit + 1],
    );
    const publications = await this.publicationsOf(rows.flatMap(({ contentId }) => contentId ?? []));
    const [origin] = await this.database.query<{ document: ContentDocument }>(
      'SELECT document FROM content_revisions WHERE id = $1',
      [push.revisionId],
    );
    const isPast = push.cancelledAt === null && push.dueAt !== null && push.dueAt < this.clock.now();
    return rows.map(({ document, ...row }) => ({
      ...row,
      isOverdue: isPast && row.state === 'open',
      difference: document && summarize(compareDocuments(origin!.document, document)),
      publications: publications
        .filter(({ contentId }) => contentId === row.contentId)
        .map(({ contentId: _, ...publication }) => publication),
    }));
  }

  private publicationsOf(contentIds: string[]): Promise<(TakenPublication & { contentId: string })[]> {
    return this.database.query(
      `SELECT content_id AS "contentId", platform, remote_url AS url, published_at AS "publishedAt" FROM publications
       WHERE content_id = ANY($1::uuid[]) AND published_at IS NOT NULL AND state IN ('published', 'withdrawing')
       ORDER BY published_at, id`,
      [contentIds],
    );
  }
}
