import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { ArchiveContent } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { SubmissionLog } from '../submission-log';
import { HeldReports } from './held-reports';
import { ReopenSubmission } from './reopen-submission';

/** A report whose draft is deleted waits on the desk again, in the same transaction: nothing is accepted for nothing. */
@Injectable()
export class ReopenWhenDeleted implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly archiving: ArchiveContent,
    private readonly held: HeldReports,
    private readonly reopening: ReopenSubmission,
    private readonly log: SubmissionLog,
  ) {}

  onModuleInit(): void {
    this.archiving.onRemoved((actor, content, manager) => this.reopen(actor, content, manager));
  }

  /** Plan: index `submissions_content_id`. */
  private async reopen(actor: Actor, { id, title }: ContentEntity, manager: EntityManager): Promise<void> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM submissions WHERE content_id = $1 AND state = 'accepted'`,
      [id],
      manager,
    );
    for (const submission of await this.held.hold(
      rows.map((row) => row.id),
      manager,
    )) {
      if (submission.state !== 'accepted' || submission.contentId !== id) continue;
      await this.reopening.undo(manager, submission, (saved) =>
        this.log.record(manager, actor.audit, saved, 'reopened', `稿件《${title}》已删除`, { contentId: id }),
      );
    }
  }
}
