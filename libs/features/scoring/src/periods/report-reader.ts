import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { AdoptionFacts } from '@haojiao/features/adoptions';
import { countedStates } from '@haojiao/features/submissions';
import type { Contributor } from '@haojiao/features/submissions';
import type { AdoptionFact, Day, InstructionFact, ReportFacts, SchemeVersion } from '../domain';

interface ReportRow extends Omit<ReportFacts, 'contributors' | 'adoptions' | 'instructions' | 'sentAt'> {
  sentAt: Date;
  contributors: Contributor[];
}

/** Reports with everything that scoring looks at; asks nobody for permission. */
@Injectable()
export class ReportReader {
  constructor(
    private readonly database: Database,
    private readonly adoptions: AdoptionFacts,
  ) {}

  /**
   * These reports and all that are joint with one of them, with facts up to a day. Four statements, whatever the
   * number of reports. Plan: reports by primary key and `submissions_joint_group_id`, marks by
   * `submission_marks_submission_id`, adoptions and instructions by their index over reports.
   */
  async read(
    ids: readonly string[],
    { until, timeZone, versions }: { until: Day; timeZone: string; versions: readonly SchemeVersion[] },
    manager: EntityManager = this.database.manager,
  ): Promise<ReportFacts[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.query<ReportRow>(
      `SELECT s.id, s.organization_id AS "organizationId", s.category, s.sent_at AS "sentAt",
              (s.sent_at AT TIME ZONE $2)::date::text AS "sentOn", s.late_days IS NOT NULL AS "isLate",
              CASE WHEN $4 THEN char_length(regexp_replace(s.body_html, '<[^>]*>|\\s', '', 'g')) ELSE 0 END AS characters,
              s.contributors, s.state = ANY($3::text[]) AS counts, s.joint_group_id AS "jointGroupId",
              (SELECT min(m.marked_on)::text FROM submission_marks m
               WHERE m.submission_id = s.id AND m.code = 'meets_requirements' AND m.revoked_at IS NULL)
                AS "meetsRequirementsOn"
       FROM submissions s
       WHERE s.sent_at IS NOT NULL AND s.id IN (
         SELECT unnest($1::uuid[])
         UNION
         SELECT joint.id FROM submissions asked
         JOIN submissions joint ON joint.joint_group_id = asked.joint_group_id
         WHERE asked.id = ANY($1::uuid[]))
       ORDER BY s.id`,
      [ids, timeZone, countedStates, asksForLength(versions)],
      manager,
    );
    const facts = await this.adoptions.ofReports(
      rows.map(({ id }) => id),
      until,
      manager,
    );
    const adoptions = bySubmission(facts.adoptions, ({ submissionId, verifiedAt, ...fact }) => ({
      submissionId,
      fact: { ...fact, slot: null, knownAt: verifiedAt.toISOString() } satisfies AdoptionFact,
    }));
    const instructions = bySubmission(facts.instructions, (given) => ({
      submissionId: given.submissionId,
      fact: {
        id: given.id,
        level: given.level,
        instructedOn: given.instructedOn,
        knownAt: given.verifiedAt.toISOString(),
      } satisfies InstructionFact,
    }));
    return rows.map(({ sentAt, ...row }) => ({
      ...row,
      sentAt: sentAt.toISOString(),
      adoptions: adoptions.get(row.id) ?? [],
      instructions: instructions.get(row.id) ?? [],
    }));
  }
}

/** Counting characters reads whole texts: only where a rule asks for it. */
function asksForLength(versions: readonly SchemeVersion[]): boolean {
  return versions.some(({ document: { uses, pay } }) => {
    const rules = [...uses, ...(pay?.uses ?? [])];
    return Boolean(pay?.lengthBonus) || rules.some(({ minCharacters }) => minCharacters !== undefined);
  });
}

function bySubmission<Row, Fact>(
  rows: readonly Row[],
  read: (row: Row) => { submissionId: string; fact: Fact },
): Map<string, Fact[]> {
  const found = new Map<string, Fact[]>();
  for (const row of rows) {
    const { submissionId, fact } = read(row);
    const known = found.get(submissionId);
    if (known) known.push(fact);
    else found.set(submissionId, [fact]);
  }
  return found;
}
