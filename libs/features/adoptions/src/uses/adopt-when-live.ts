import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { beijingDate, newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { systemActor } from '@haojiao/features/audit';
import { Outcomes } from '@haojiao/features/publications';
import type { PublicationEntity } from '@haojiao/features/publications';
import { SubmissionEntity, SubmissionLog } from '@haojiao/features/submissions';
import { levelOfTier } from '../level-of-tier';

type LivePublication = Pick<
  PublicationEntity,
  'id' | 'contentId' | 'channelAccountId' | 'platform' | 'publishedAt'
>;

interface Recorded {
  id: string;
  submissionId: string;
  outlet: string;
}

/**
 * Reports are adopted in the transaction in which the item made from them goes out: one verified adoption for each
 * report and channel account. An item that was made from no report costs publishing one statement.
 */
@Injectable()
export class AdoptWhenLive implements OnModuleInit {
  constructor(
    private readonly outcomes: Outcomes,
    private readonly database: Database,
    private readonly log: SubmissionLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.outcomes.onLive((publication, manager) => this.adopt(publication, manager));
  }

  async adopt(publication: LivePublication, manager: EntityManager): Promise<void> {
    const submissions = await manager
      .createQueryBuilder(SubmissionEntity, 's')
      .setLock('pessimistic_write')
      .where('s.contentId = :contentId', { contentId: publication.contentId })
      .andWhere("s.state IN ('accepted', 'adopted')")
      .orderBy('s.id')
      .getMany();
    if (submissions.length === 0) return;
    const publishedAt = publication.publishedAt ?? this.clock.now();
    await manager.query(
      `UPDATE submissions SET state = 'adopted', adopted_at = $2, version = version + 1, updated_at = $3
       WHERE id = ANY($1::uuid[]) AND state = 'accepted'`,
      [submissions.map(({ id }) => id), publishedAt, this.clock.now()],
    );
    const recorded = await this.record(publication, submissions, publishedAt, manager);
    for (const submission of submissions) {
      const adoption = recorded.find(({ submissionId }) => submissionId === submission.id);
      const isFirst = submission.state === 'accepted';
      if (!isFirst && !adoption) continue;
      const [kind, note] = isFirst
        ? (['adopted', publication.platform] as const)
        : (['adoption_verified', adoption!.outlet] as const);
      await this.log.record(manager, systemActor, submission, kind, note, {
        contentId: publication.contentId,
        publicationId: publication.id,
        adoptionId: adoption?.id ?? null,
      });
    }
  }

  /**
   * What was adopted by this account before is not adopted twice, whether it was published there, or recorded by a
   * person by the account's name. Answers with what is new.
   */
  private async record(
    publication: LivePublication,
    submissions: SubmissionEntity[],
    publishedAt: Date,
    manager: EntityManager,
  ): Promise<Recorded[]> {
    const ids = submissions.map(() => newId());
    const [account] = await this.database.query<{ name: string; tier: string | null }>(
      `SELECT a.name, o.tier FROM channel_accounts a JOIN organizations o ON o.id = a.organization_id WHERE a.id = $1`,
      [publication.channelAccountId],
      manager,
    );
    const rows = await this.database.query<Recorded>(
      `INSERT INTO submission_adoptions (id, submission_id, level, outlet, outlet_code, medium, kind, extent, stage,
         adopted_on, publication_id, channel_account_id, state, recorded_at, verified_at)
       SELECT given.id, given.submission_id, $3, $4, $5, 'own_channel', $6, 'full', 'adopted', $7::date, $8, $9,
         'verified', $10::timestamptz, $10::timestamptz
       FROM unnest($1::uuid[], $2::uuid[]) AS given (id, submission_id)
       WHERE NOT EXISTS (SELECT FROM submission_adoptions a WHERE a.submission_id = given.submission_id
         AND a.publication_id IS NULL AND a.outlet = $4 AND a.adopted_on = $7::date AND a.stage = 'adopted'
         AND a.state = 'verified')
       ON CONFLICT (submission_id, channel_account_id) WHERE publication_id IS NOT NULL AND state = 'verified'
       DO UPDATE SET withdrawn_at = NULL WHERE submission_adoptions.withdrawn_at IS NOT NULL
       RETURNING id, submission_id AS "submissionId", outlet`,
      [
        ids,
        submissions.map(({ id }) => id),
        levelOfTier(account?.tier ?? null),
        account?.name ?? publication.platform,
        publication.platform,
        submissions.length > 1 ? 'composite' : 'standalone',
        beijingDate(publishedAt),
        publication.id,
        publication.channelAccountId,
        this.clock.now(),
      ],
      manager,
    );
    return rows.filter(({ id }) => ids.includes(id));
  }
}
