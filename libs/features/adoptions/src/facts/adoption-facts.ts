import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { countedStates } from '@haojiao/features/submissions';
import type { AdoptionCount, AdoptionFact, FactRange, InstructionFact, ReportFacts } from './fact-shapes';

const ofReport = `f.id, f.submission_id AS "submissionId", f.organization_id AS "organizationId",
  f.verified_at AS "verifiedAt", s.category, s.contributors, s.joint_group_id AS "jointGroupId"`;

const ofAdoption = `${ofReport}, f.level, f.outlet, f.outlet_code AS "outletCode", f.medium, f.kind, f.extent, f.stage,
  f.adopted_on::text AS "adoptedOn", f.withdrawn_at AS "withdrawnAt"`;

const ofInstruction = `${ofReport}, f.level, f.instructed_on::text AS "instructedOn"`;

/** Declined ones may have been used elsewhere; drafts, duplicates and withdrawn ones never count. */
const countingReport = `s.state IN (${countedStates.map((state) => `'${state}'`).join(', ')})`;

const adoptions = `submission_adoptions f JOIN submissions s ON s.id = f.submission_id
  WHERE f.state = 'verified' AND ${countingReport}`;

const instructions = `submission_instructions f JOIN submissions s ON s.id = f.submission_id
  WHERE f.state = 'verified' AND ${countingReport}`;

/**
 * What scoring counts by: verified adoptions and leaders' instructions (ADR 20), read in bulk and without a permission
 * question; the caller asks its own. Shapes in `fact-shapes.ts`. Every method is one or two statements, whatever the
 * number of units.
 */
@Injectable()
export class AdoptionFacts {
  constructor(private readonly database: Database) {}

  /**
   * Facts whose day is in the range. Plan: `submission_adoptions_adopted_on` and
   * `submission_instructions_instructed_on` per unit, then reports by their key.
   */
  async within(range: FactRange, manager: EntityManager = this.database.manager): Promise<ReportFacts> {
    const asked = [range.organizationIds, range.from, range.to];
    return {
      adoptions: await this.database.query<AdoptionFact>(
        `SELECT ${ofAdoption} FROM ${adoptions}
           AND f.organization_id = ANY($1::uuid[]) AND f.adopted_on BETWEEN $2 AND $3
         ORDER BY f.adopted_on, f.id`,
        asked,
        manager,
      ),
      instructions: await this.database.query<InstructionFact>(
        `SELECT ${ofInstruction} FROM ${instructions}
           AND f.organization_id = ANY($1::uuid[]) AND f.instructed_on BETWEEN $2 AND $3
         ORDER BY f.instructed_on, f.id`,
        asked,
        manager,
      ),
    };
  }

  /**
   * Everything that is known of these reports, with days up to `until` (`YYYY-MM-DD`, inclusive). Plan:
   * `submission_adoptions_submission_id`, `submission_instructions_submission_id`.
   */
  async ofReports(
    submissionIds: string[],
    until: string,
    manager: EntityManager = this.database.manager,
  ): Promise<ReportFacts> {
    const asked = [submissionIds, until];
    return {
      adoptions: await this.database.query<AdoptionFact>(
        `SELECT ${ofAdoption} FROM ${adoptions} AND f.submission_id = ANY($1::uuid[]) AND f.adopted_on <= $2
         ORDER BY f.adopted_on, f.id`,
        asked,
        manager,
      ),
      instructions: await this.database.query<InstructionFact>(
        `SELECT ${ofInstruction} FROM ${instructions} AND f.submission_id = ANY($1::uuid[]) AND f.instructed_on <= $2
         ORDER BY f.instructed_on, f.id`,
        asked,
        manager,
      ),
    };
  }

  /**
   * Reports of which a fact was verified or revoked at or after `since`, whatever its day: what came
   * late, and what was proven false after a bulletin was closed. Plan: the indexes `…_verified_at` and `…_revoked_at`.
   */
  async reportsChanged(
    { organizationIds, since }: { organizationIds: string[]; since: Date },
    manager: EntityManager = this.database.manager,
  ): Promise<string[]> {
    const changed = ['submission_adoptions', 'submission_instructions'].flatMap((table) =>
      ['verified_at', 'revoked_at'].map(
        (moment) => `SELECT submission_id FROM ${table}
          WHERE organization_id = ANY($1::uuid[]) AND ${moment} >= $2`,
      ),
    );
    const rows = await this.database.query<{ id: string }>(
      `SELECT submission_id AS id FROM (${changed.join(' UNION ')}) changed ORDER BY submission_id`,
      [organizationIds, since],
      manager,
    );
    return rows.map(({ id }) => id);
  }

  /** Per unit, outlet and way of use, for ledgers and the columns of a bulletin. Plan as `within`. */
  async adoptionCounts(
    range: FactRange,
    manager: EntityManager = this.database.manager,
  ): Promise<AdoptionCount[]> {
    return this.database.query<AdoptionCount>(
      `SELECT f.organization_id AS "organizationId", f.level, f.outlet, f.outlet_code AS "outletCode", f.medium, f.kind,
              f.extent, f.stage, count(*)::int AS adoptions, count(DISTINCT f.submission_id)::int AS reports
       FROM ${adoptions} AND f.organization_id = ANY($1::uuid[]) AND f.adopted_on BETWEEN $2 AND $3
       GROUP BY f.organization_id, f.level, f.outlet, f.outlet_code, f.medium, f.kind, f.extent, f.stage
       ORDER BY f.organization_id, f.level, f.outlet, f.outlet_code, f.medium, f.kind, f.extent, f.stage`,
      [range.organizationIds, range.from, range.to],
      manager,
    );
  }
}
