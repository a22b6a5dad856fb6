import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { SchemeVersions, penaltyRule, personKey } from '@haojiao/features/scoring';
import type { AssessmentYearEntity, ContributorFact } from '@haojiao/features/scoring';

export interface LostHonours {
  /** Ids. */
  units: Set<string>;
  /** As `personKey` names them. */
  persons: Set<string>;
}

/** Whom a penalty of the year takes the honours from: the unit, and who wrote the report that it is about. */
@Injectable()
export class ReadLostHonours {
  constructor(
    private readonly database: Database,
    private readonly versions: SchemeVersions,
  ) {}

  async of(year: AssessmentYearEntity, manager: EntityManager): Promise<LostHonours> {
    const penalties = await this.database.query<{
      code: string;
      occurredOn: string;
      organizationId: string;
      contributors: ContributorFact[] | null;
    }>(
      `SELECT p.code, p.occurred_on::text AS "occurredOn", p.organization_id AS "organizationId", s.contributors
       FROM score_penalties p LEFT JOIN submissions s ON s.id = p.submission_id
       WHERE p.issuer_id = $1 AND p.revoked_at IS NULL AND p.occurred_on BETWEEN $2 AND $3`,
      [year.organizationId, year.startsOn, year.endsOn],
      manager,
    );
    const versions = await this.versions.forScoring(year.schemeId, manager);
    const grave = penalties.filter((penalty) => penaltyRule(versions, penalty)?.losesHonours);
    return {
      units: new Set(grave.map(({ organizationId }) => organizationId)),
      persons: new Set(grave.flatMap(({ contributors }) => (contributors ?? []).map(personKey))),
    };
  }
}
