import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';

/** On record wherever schemes say nothing yet: untrue, kept back, an error that the upper unit pointed out. */
const everywhere = ['false_report', 'concealed', 'error_noted_by_above'];

/** What a unit can take points off for. */
@Injectable()
export class PenaltyCodes {
  constructor(private readonly database: Database) {}

  /** By the unit's own schemes and by those of its assessment years, and what is known everywhere. */
  async of(issuerId: string, manager?: EntityManager): Promise<string[]> {
    const rows = await this.database.query<{ code: string }>(
      `SELECT DISTINCT rule ->> 'code' AS code
       FROM scoring_scheme_versions v,
            jsonb_array_elements(v.document -> 'penalties' -> 'recorded') rule
       WHERE v.scheme_id IN (SELECT id FROM scoring_schemes WHERE organization_id = $1
                             UNION SELECT scheme_id FROM assessment_years WHERE organization_id = $1)
       ORDER BY 1`,
      [issuerId],
      manager,
    );
    return [...new Set([...everywhere, ...rows.map(({ code }) => code)])];
  }
}
