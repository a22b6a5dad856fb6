import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import type { ProofState } from '@haojiao/features/submissions';
import { SubmissionAdoptionEntity } from '../persistence/submission-adoption.entity';

export interface AdoptionFilter {
  state: ProofState;
  /** This unit and those below it. */
  organizationId?: string;
}

/** An adoption with the report that it is about. */
export interface ListedAdoption {
  adoption: SubmissionAdoptionEntity;
  submission: { id: string; number: string; title: string; organizationId: string; organizationName: string };
}

/** What waits for somebody to verify it, and what was judged. */
@Injectable()
export class ListAdoptions {
  constructor(private readonly database: Database) {}

  /**
   * Oldest first, so that what waits longest comes first; only of units in which the caller decides. Plan: forwards over
   * the index `submission_adoptions_state` (state, id) from the cursor on until a page is full, with the unit of each row
   * looked up by its key; `OFFSET 0` keeps it a look-up, as a join is sometimes begun at the units, and then everything
   * is sorted. The page's reports and adoptions by their keys.
   */
  async list(
    actor: Actor,
    filter: AdoptionFilter,
    limit: number,
    after: string | null,
  ): Promise<ListedAdoption[]> {
    const found = await this.database.query<ListedAdoption['submission'] & { adoptionId: string }>(
      `SELECT page.id AS "adoptionId", s.id, s.number, s.title, o.id AS "organizationId", o.name AS "organizationName"
       FROM (
         SELECT a.id, a.submission_id FROM submission_adoptions a
         WHERE a.state = $3 AND EXISTS (
             SELECT FROM organizations o
             WHERE o.id = a.organization_id AND ${scopeSql('o', 1)} AND ($4::uuid IS NULL OR o.path @> ARRAY[$4::uuid])
             OFFSET 0)
           AND ($5::uuid IS NULL OR a.id > $5)
         ORDER BY a.id LIMIT $6
       ) page
       JOIN submissions s ON s.id = page.submission_id
       JOIN organizations o ON o.id = s.organization_id
       ORDER BY page.id`,
      [
        ...scopeParameters(actor.scope('submission.decide')),
        filter.state,
        filter.organizationId ?? null,
        after,
        limit + 1,
      ],
    );
    if (found.length === 0) return [];
    const adoptions = await this.database.manager
      .createQueryBuilder(SubmissionAdoptionEntity, 'a')
      .where('a.id IN (:...ids)', { ids: found.map(({ adoptionId }) => adoptionId) })
      .getMany();
    const byId = new Map(adoptions.map((adoption) => [adoption.id, adoption]));
    return found.map(({ adoptionId, ...submission }) => ({ adoption: byId.get(adoptionId)!, submission }));
  }
}
