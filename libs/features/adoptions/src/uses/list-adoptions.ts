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
   * Oldest first, so that what waits longest comes first; only of units in which the caller decides. The units are read
   * by the GIN index over `path`. Plan: for each of them the beginning of its own part of
   * `submission_adoptions_organization_state`, index-only, so that nothing is walked that other units have; then the
   * page's adoptions and reports by their keys.
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
         SELECT own.id FROM unnest($2::uuid[]) AS unit (id) CROSS JOIN LATERAL (
           SELECT a.id FROM submission_adoptions a
           WHERE a.organization_id = unit.id AND a.state = $1 AND ($3::uuid IS NULL OR a.id > $3)
           ORDER BY a.id LIMIT $4
         ) own
         ORDER BY own.id LIMIT $4
       ) page
       JOIN submission_adoptions a ON a.id = page.id
       JOIN submissions s ON s.id = a.submission_id
       JOIN organizations o ON o.id = s.organization_id
       ORDER BY page.id`,
      [filter.state, await this.units(actor, filter.organizationId ?? null), after, limit + 1],
    );
    if (found.length === 0) return [];
    const adoptions = await this.database.manager
      .createQueryBuilder(SubmissionAdoptionEntity, 'a')
      .where('a.id IN (:...ids)', { ids: found.map(({ adoptionId }) => adoptionId) })
      .getMany();
    const byId = new Map(adoptions.map((adoption) => [adoption.id, adoption]));
    return found.map(({ adoptionId, ...submission }) => ({ adoption: byId.get(adoptionId)!, submission }));
  }

  /** In which the caller decides. */
  private async units(actor: Actor, organizationId: string | null): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT o.id FROM organizations o
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])`,
      [...scopeParameters(actor.scope('submission.decide')), organizationId],
    );
    return rows.map(({ id }) => id);
  }
}
