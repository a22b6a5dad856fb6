import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Message } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService } from '@haojiao/features/contents';
import { MemberNotices } from '@haojiao/features/notices';
import type { NoticeSeverity } from '@haojiao/features/notices';
import { Outcomes } from '@haojiao/features/publications';
import { ReviewsService } from '@haojiao/features/reviews';

interface Taker {
  contentId: string;
  organizationId: string;
  title: string;
}

/** A withdrawal or a correction above reaches those who took the item over; what they do about it is theirs to decide. */
@Injectable()
export class UpstreamNews implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly outcomes: Outcomes,
    private readonly reviews: ReviewsService,
    private readonly members: MemberNotices,
  ) {}

  onModuleInit(): void {
    this.outcomes.onWithdrawn(async ({ id, contentId }, manager) => {
      const content = await this.contents.load(contentId, manager).catch(() => null);
      if (content?.state !== 'withdrawn') return;
      await this.tell(manager, await this.takersOf(manager, contentId), `withdrawn:${id}`, {
        kind: 'content_origin.withdrawn',
        severity: 'urgent',
        title: (title) => ({ zh: `原稿已撤回：《${title}》`, en: `The original was withdrawn: "${title}"` }),
        body: {
          zh: '原发单位已撤稿。请核对本单位的转载稿，需要时撤稿。',
          en: 'The unit that it came from has withdrawn it. Look at your own item, and withdraw it where needed.',
        },
      });
    });
    this.reviews.onApproved(async ({ id, approvedRevisionId }, manager) => {
      const takers = await this.takersOf(manager, id, approvedRevisionId);
      await this.tell(manager, takers, `changed:${approvedRevisionId}`, {
        kind: 'content_origin.changed',
        severity: 'warning',
        title: (title) => ({ zh: `原稿有更正：《${title}》`, en: `The original was changed: "${title}"` }),
        body: {
          zh: '原发单位审定了新的版本。请核对本单位的转载稿是否需要更正。',
          en: 'The unit that it came from has approved another version. See whether your item needs correcting.',
        },
      });
    });
  }

  /**
   * Everybody down the chain; with `otherThan`, those who took another revision than that one. Plan:
   * `content_origins_origin_content_id`.
   */
  private takersOf(
    manager: EntityManager,
    contentId: string,
    otherThan: string | null = null,
  ): Promise<Taker[]> {
    return this.database.query<Taker>(
      `WITH RECURSIVE takers AS (
         SELECT content_id, origin_revision_id FROM content_origins WHERE origin_content_id = $1
         UNION
         SELECT g.content_id, g.origin_revision_id FROM content_origins g
         JOIN takers t ON g.origin_content_id = t.content_id WHERE $2::uuid IS NULL)
       SELECT c.id AS "contentId", c.organization_id AS "organizationId", c.title
       FROM takers t JOIN contents c ON c.id = t.content_id
       WHERE c.deleted_at IS NULL AND c.state <> 'archived' AND ($2::uuid IS NULL OR t.origin_revision_id <> $2)
       ORDER BY c.id`,
      [contentId, otherThan],
      manager,
    );
  }

  private async tell(
    manager: EntityManager,
    takers: Taker[],
    key: string,
    notice: { kind: string; severity: NoticeSeverity; title: (title: string) => Message; body: Message },
  ): Promise<void> {
    for (const { contentId, organizationId, title } of takers) {
      await this.members.raise(manager, [organizationId], ['linkage.take'], {
        ...notice,
        title: notice.title(title),
        objectType: 'content',
        objectId: contentId,
        dedupeKey: `content_origin:${contentId}:${key}`,
      });
    }
  }
}
