import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { countedStates } from '@haojiao/features/submissions';
import type { Contributor } from '@haojiao/features/submissions';
import type { AdoptionFact, Day, InstructionFact, ReportFacts, SchemeVersion } from '../domain';

type ReportRow = Omit<ReportFacts, 'contributors' | 'adoptions' | 'instructions' | 'meetsRequirementsOn'> & {
  contributors: Contributor[];
};

/** Reports with everything that scoring looks at; asks nobody for permission. */
@Injectable()
export class ReportReader {
  constructor(private readonly database: Database) {}

  /**
   * These reports and all that are joint with one of them, with facts up to a day. Five statements, whatever the
   * number of reports. Plan: reports by primary key and `submissions_joint_group_id`, marks by
   * `submission_marks_submission_id`, adoptions and instructions by their index over reports.
   */
  async read(
    ids: readonly string[],
    { until, timeZone, versions }: { until: Day; timeZone: string; versions: readonly SchemeVersion[] },
    manager: EntityManager = this.database.manager,
  ): Promise<ReportFacts[]> {
    if (ids.length === 0) return [];
    const rows = await this.many<ReportRow>(
      `SELECT s.id, s.organization_id AS "organizationId", s.category, ${asJavaScript('s.sent_at')} AS "sentAt",
              (s.sent_at AT TIME ZONE $2)::date AS "sentOn", s.late_days IS NOT NULL AS "isLate",
              CASE WHEN $4 THEN char_length(regexp_replace(s.body_html, '<[^>]*>|\\s', '', 'g')) ELSE 0 END AS characters,
              s.contributors, s.state = ANY($3::text[]) AS counts, s.joint_group_id AS "jointGroupId"
       FROM submissions s
       WHERE s.sent_at IS NOT NULL AND s.id = ANY($1::uuid[])
       ORDER BY s.id`,
      [await this.withJoint(ids, manager), timeZone, countedStates, asksForLength(versions)],
      manager,
    );
    const found = rows.map(({ id }) => id);
    const adoptions = bySubmission(await this.adoptions(found, until, manager));
    const instructions = bySubmission(await this.instructions(found, until, manager));
    const marks = new Map((await this.marks(found, manager)).map((mark) => [mark.submissionId, mark.on]));
    return rows.map((row) =>
      Object.assign(row, {
        adoptions: adoptions.get(row.id) ?? [],
        instructions: instructions.get(row.id) ?? [],
        meetsRequirementsOn: marks.get(row.id) ?? null,
      }),
    );
  }

  /** One value instead of thousands of rows: reading those one by one takes the client longer than the statement. */
  private async many<Row>(statement: string, parameters: unknown[], manager: EntityManager): Promise<Row[]> {
    const [one] = await this.database.query<{ rows: Row[] | null }>(
      `SELECT json_agg(r) AS rows FROM (${statement}) r`,
      parameters,
      manager,
    );
    return one?.rows ?? [];
  }

  private marks(ids: string[], manager: EntityManager): Promise<{ submissionId: string; on: Day }[]> {
    return this.database.query(
      `SELECT submission_id AS "submissionId", min(marked_on)::text AS on FROM submission_marks
       WHERE submission_id = ANY($1::uuid[]) AND code = 'meets_requirements' AND revoked_at IS NULL
       GROUP BY submission_id`,
      [ids],
      manager,
    );
  }

  private async withJoint(ids: readonly string[], manager: EntityManager): Promise<string[]> {
    const joint = await this.database.query<{ id: string }>(
      `SELECT joint.id FROM submissions asked
       JOIN submissions joint ON joint.joint_group_id = asked.joint_group_id
       WHERE asked.id = ANY($1::uuid[]) AND asked.joint_group_id IS NOT NULL`,
      [ids],
      manager,
    );
    return [...new Set([...ids, ...joint.map(({ id }) => id)])];
  }

  /** Verified ones: claims and what was refused or revoked is no fact. */
  private adoptions(ids: string[], until: Day, manager: EntityManager): Promise<FactRow<AdoptionFact>[]> {
    return this.many<FactRow<AdoptionFact>>(
      `SELECT submission_id AS "submissionId", id, outlet, outlet_code AS "outletCode", level, medium, kind, extent,
              stage, NULL AS slot, adopted_on AS "adoptedOn", ${asJavaScript('verified_at')} AS "knownAt"
       FROM submission_adoptions
       WHERE state = 'verified' AND submission_id = ANY($1::uuid[]) AND adopted_on <= $2`,
      [ids, until],
      manager,
    );
  }

  private instructions(
    ids: string[],
    until: Day,
    manager: EntityManager,
  ): Promise<FactRow<InstructionFact>[]> {
    return this.database.query<FactRow<InstructionFact>>(
      `SELECT submission_id AS "submissionId", id, level, instructed_on::text AS "instructedOn", ${asJavaScript('verified_at')} AS "knownAt"
       FROM submission_instructions
       WHERE state = 'verified' AND submission_id = ANY($1::uuid[]) AND instructed_on <= $2`,
      [ids, until],
      manager,
    );
  }
}

type FactRow<Fact> = Fact & { submissionId: string };

/** A moment as JavaScript writes it, so that moments compare as texts. */
function asJavaScript(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** Counting characters reads whole texts: only where a rule asks for it. */
function asksForLength(versions: readonly SchemeVersion[]): boolean {
  return versions.some(({ document: { uses, pay } }) => {
    const rules = [...uses, ...(pay?.uses ?? [])];
    return Boolean(pay?.lengthBonus) || rules.some(({ minCharacters }) => minCharacters !== undefined);
  });
}

function bySubmission<Fact>(rows: readonly FactRow<Fact>[]): Map<string, Fact[]> {
  const found = new Map<string, Fact[]>();
  for (const { submissionId, ...fact } of rows) {
    const known = found.get(submissionId);
    if (known) known.push(fact as Fact);
    else found.set(submissionId, [fact as Fact]);
  }
  return found;
}
