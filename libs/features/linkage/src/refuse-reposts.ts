import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, sha256 } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { documentText, textOfHtml } from '@haojiao/features/contents';
import type { ContentDocument } from '@haojiao/features/contents';
import { SubmissionNews } from '@haojiao/features/submissions';
import type { SentSubmission } from '@haojiao/features/submissions';
import { bareWords } from './bare-words';

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

  /**
   * Compared by words alone, whatever stands between them: with what was taken over under any title, and with the
   * unit's own state of it under the same one. Plan: `taken_texts_words_sha256`, `contents_organization_id`, and keys.
   */
  private async refuse(submission: SentSubmission, manager: EntityManager): Promise<void> {
    const words = bareWords(textOfHtml(submission.bodyHtml));
    if (words === '') return;
    const origin =
      (await this.originOfText(submission, words, manager)) ??
      (await this.originOfTitle(submission, words, manager));
    if (origin === undefined) return;
    throw invalidInput([
      fault(
        'bodyHtml',
        'is_repost',
        `这是转载自“${origin}”的稿件，不能作为本单位原创报送。`,
        `This was taken over from "${origin}"; it is no report of your own.`,
      ),
    ]);
  }

  private async originOfText(
    { organizationId }: SentSubmission,
    words: string,
    manager: EntityManager,
  ): Promise<string | undefined> {
    const [taken] = await this.database.query<{ name: string }>(
      `SELECT o.name FROM taken_texts t JOIN contents c ON c.id = t.content_id
       JOIN content_origins g ON g.content_id = c.id
       JOIN organizations o ON o.id = g.origin_organization_id
       WHERE t.words_sha256 = $1 AND t.organization_id = $2 AND c.deleted_at IS NULL LIMIT 1`,
      [sha256(words), organizationId],
      manager,
    );
    return taken?.name;
  }

  private async originOfTitle(
    { organizationId, title }: SentSubmission,
    words: string,
    manager: EntityManager,
  ): Promise<string | undefined> {
    const taken = await this.database.query<{ document: ContentDocument; name: string }>(
      `SELECT r.document, o.name FROM contents c JOIN content_origins g ON g.content_id = c.id
       JOIN content_revisions r ON r.id IN (g.origin_revision_id, c.current_revision_id)
       JOIN organizations o ON o.id = g.origin_organization_id
       WHERE c.organization_id = $1 AND c.deleted_at IS NULL AND r.document ->> 'title' = $2`,
      [organizationId, title],
      manager,
    );
    return taken.find(({ document }) => bareWords(documentText(document)) === words)?.name;
  }
}
