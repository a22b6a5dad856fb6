import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { beijingDate, newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { PublicationEntity } from '@haojiao/features/publications';
import type { SentSubmission } from '@haojiao/features/submissions';
import { levelOfTier } from '../level-of-tier';

export type LivePublication = Pick<
  PublicationEntity,
  'id' | 'contentId' | 'channelAccountId' | 'platform' | 'publishedAt'
>;

/** An adoption by our own publishing. */
export interface OwnAdoption {
  id: string;
  submissionId: string;
  outlet: string;
}

const told = 'id, submission_id AS "submissionId", outlet';

/** The rows behind `AdoptWhenLive`: a fixed number of statements, however many reports one item was made from. */
@Injectable()
export class OwnAdoptions {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async moveToAdopted(
    submissions: SentSubmission[],
    publishedAt: Date,
    manager: EntityManager,
  ): Promise<void> {
    await manager.query(
      `UPDATE submissions SET state = 'adopted', adopted_at = $2, version = version + 1, updated_at = $3
       WHERE id = ANY($1::uuid[]) AND state = 'accepted'`,
      [submissions.map(({ id }) => id), publishedAt, this.clock.now()],
    );
  }

  /**
   * What was adopted by this account before is not adopted twice, whether it was published there, or recorded by a
   * person by the account's name. A post that is out again is no longer taken down. Answers with what is new.
   */
  async record(
    publication: LivePublication,
    submissions: SentSubmission[],
    publishedAt: Date,
    manager: EntityManager,
  ): Promise<OwnAdoption[]> {
    const ids = submissions.map(() => newId());
    const [account] = await this.database.query<{ name: string; tier: string | null }>(
      `SELECT a.name, o.tier FROM channel_accounts a JOIN organizations o ON o.id = a.organization_id WHERE a.id = $1`,
      [publication.channelAccountId],
      manager,
    );
    const rows = await this.database.query<OwnAdoption>(
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
       RETURNING ${told}`,
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

  async flagTakenDown(
    { channelAccountId }: LivePublication,
    submissions: SentSubmission[],
    now: Date,
    manager: EntityManager,
  ): Promise<OwnAdoption[]> {
    // What an UPDATE answers with comes as rows and their number.
    const [rows] = await manager.query<[OwnAdoption[], number]>(
      `UPDATE submission_adoptions SET withdrawn_at = $3
       WHERE submission_id = ANY($1::uuid[]) AND channel_account_id = $2 AND state = 'verified' AND withdrawn_at IS NULL
       RETURNING ${told}`,
      [submissions.map(({ id }) => id), channelAccountId, now],
    );
    return rows;
  }
}
