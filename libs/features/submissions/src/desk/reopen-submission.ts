import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ruleBroken } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import { requireMove } from '../domain/submission-transitions';
import type { SentSubmission } from '../persistence/submission.entity';
import { SubmissionLog } from '../submission-log';
import { SubmissionsService } from '../submissions.service';
import { DeskNews } from './desk-news';
import { undone } from './undone';

/** Puts a report that was decided on back on the desk. */
@Injectable()
export class ReopenSubmission {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionsService,
    private readonly news: DeskNews,
    private readonly log: SubmissionLog,
  ) {}

  /**
   * What was declined or marked as a duplicate, and what was accepted when its item is gone.
   * @throws AppError `submission_not_found`, `not_allowed`, `submission_not_decided`, `submission_withdrawn`,
   * `submission_already_decided` (adopted), `submission_has_item`, and what listeners refuse
   */
  async reopen(actor: Actor, id: string, reason: string | null): Promise<SentSubmission> {
    return this.database.transaction(async (manager) => {
      const submission = await this.submissions.loadForUpdate(id, manager);
      await this.submissions.requireOn(actor, 'submission.decide', submission, manager);
      if (submission.state === 'submitted' || submission.state === 'returned') throw notDecided();
      requireMove(submission.state, 'submitted');
      if (await this.hasItem(submission, manager)) throw itemStillThere();
      return this.undo(manager, submission, (saved) =>
        this.log.record(manager, actor.audit, saved, 'reopened', reason, { reason }),
      );
    });
  }

  /** The caller holds the report and has asked for permission. */
  async undo(
    manager: EntityManager,
    submission: SentSubmission,
    record: (saved: SentSubmission) => Promise<void>,
  ): Promise<SentSubmission> {
    await this.news.tellUndoing(submission, manager);
    const saved = await manager.save(Object.assign(submission, undone));
    await record(saved);
    return saved;
  }

  /** An item in the archive that never went out is as good as gone. Plan: the primary key. */
  private async hasItem({ contentId }: SentSubmission, manager: EntityManager): Promise<boolean> {
    if (contentId === null) return false;
    const rows = await this.database.query(
      `SELECT 1 FROM contents WHERE id = $1 AND deleted_at IS NULL AND (state <> 'archived' OR published_at IS NOT NULL)`,
      [contentId],
      manager,
    );
    return rows.length > 0;
  }
}

function notDecided() {
  return ruleBroken(
    'submission_not_decided',
    '这篇来稿还没有处理，不用重新打开。',
    'Nobody has decided on this report yet; it is open.',
  );
}

function itemStillThere() {
  return ruleBroken(
    'submission_has_item',
    '由这篇来稿做成的稿件还在。请先删除稿件，或直接修改稿件。',
    'The item that was made from this report is still there. Delete it first, or change the item.',
  );
}
