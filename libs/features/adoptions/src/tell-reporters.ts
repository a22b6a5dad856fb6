import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Message } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { Notices } from '@haojiao/features/notices';
import type { SentSubmission } from '@haojiao/features/submissions';
import { reportersOf } from './reporters';

/** What became of a fact, as a notice tells it. */
export interface FactNews {
  /** `submission.adoption_verified`. */
  kind: string;
  /** Of the fact: what happens to one is told once. */
  factId: string;
  title: Message;
  body: Message;
  /** Who did it and need not be told. */
  by: string | null;
}

/**
 * Tells the sender and the registered contributors. Each is told by the unit that looks after them: a contributor may
 * belong to another one than the report.
 */
@Injectable()
export class TellReporters {
  constructor(
    private readonly database: Database,
    private readonly notices: Notices,
  ) {}

  async tell(manager: EntityManager, submission: SentSubmission, news: FactNews): Promise<void> {
    const people = await this.database.query<{ id: string; organizationId: string }>(
      `SELECT id, organization_id AS "organizationId" FROM users
       WHERE id = ANY($1::uuid[]) AND state = 'active' ORDER BY id`,
      [reportersOf(submission).filter((id) => id !== news.by)],
      manager,
    );
    for (const { id, organizationId } of people) {
      await this.notices.raise(manager, {
        organizationId: id === submission.sentBy ? submission.organizationId : organizationId,
        userId: id,
        // The sender must still be a correspondent there; of others every role may do this.
        action: id === submission.sentBy ? 'submission.write' : 'organization.read',
        kind: news.kind,
        severity: 'info',
        title: news.title,
        body: news.body,
        objectType: 'submission',
        objectId: submission.id,
        dedupeKey: `${news.kind}:${news.factId}:${id}`,
      });
    }
  }

  /** Those who judge facts of the unit: who decides on reports in the one above it; the root has none above. */
  async tellDeciders(
    manager: EntityManager,
    submission: SentSubmission,
    news: Omit<FactNews, 'by'>,
  ): Promise<void> {
    const [unit] = await this.database.query<{ parentId: string | null }>(
      'SELECT parent_id AS "parentId" FROM organizations WHERE id = $1',
      [submission.organizationId],
      manager,
    );
    await this.notices.raise(manager, {
      organizationId: unit?.parentId ?? submission.organizationId,
      action: 'submission.decide',
      kind: news.kind,
      severity: 'info',
      title: news.title,
      body: news.body,
      objectType: 'submission',
      objectId: submission.id,
      dedupeKey: `${news.kind}:${news.factId}`,
    });
  }
}
