import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { documentText, textOfHtml } from '@haojiao/features/contents';
import type { ContentDocument } from '@haojiao/features/contents';
import { SubmissionNews } from '@haojiao/features/submissions';
import type { SentSubmission } from '@haojiao/features/submissions';

/** What a unit took over from another one is no report of its own: it would count as original. */
@Injectable()
export class RefuseReposts implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly news: SubmissionNews,
  ) {}

  onModuleInit(): void {
    this.news.onSenderAct(async (act, submission, manager) => {
      if (act !== 'withdrawn') await this.refuse(submission, manager);
    });
  }

  /** Compared by words alone, whatever stands between them. Plan: `contents_organization_id`, and keys. */
  private async refuse(submission: SentSubmission, manager: EntityManager): Promise<void> {
    const words = bare(textOfHtml(submission.bodyHtml));
    if (words === '') return;
    const taken = await this.database.query<{ document: ContentDocument; name: string }>(
      `SELECT r.document, o.name FROM contents c JOIN content_origins g ON g.content_id = c.id
       JOIN content_revisions r ON r.id IN (g.origin_revision_id, c.current_revision_id)
       JOIN organizations o ON o.id = g.origin_organization_id
       WHERE c.organization_id = $1 AND c.deleted_at IS NULL AND r.document ->> 'title' = $2`,
      [submission.organizationId, submission.title],
      manager,
    );
    const same = taken.find(({ document }) => bare(documentText(document)) === words);
    if (!same) return;
    throw invalidInput([
      fault(
        'bodyHtml',
        'is_repost',
        `这是转载自“${same.name}”的稿件，不能作为本单位原创报送。`,
        `This was taken over from "${same.name}"; it is no report of your own.`,
      ),
    ]);
  }
}

function bare(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}]/gu, '');
}
