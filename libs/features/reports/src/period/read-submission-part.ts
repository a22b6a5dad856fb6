import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { countedStates } from '@haojiao/features/submissions';
import { dayAfter, startOf } from '../domain/report-period';
import type { ReportPeriod } from '../domain/report-period';
import { reportDefinitions } from '../domain/report-definitions';
import { unitParameters, unitsSql } from '../figures/figure-question';
import type { FigureQuestion } from '../figures/figure-question';
import type { ReportedSubmissions } from './period-report';

/** What units below sent in, and what of it was used. */
@Injectable()
export class ReadSubmissionPart {
  constructor(private readonly database: Database) {}

  /** `question.scope` is that of reading submissions. Plan: submissions of each unit by its index, adoptions by the report's. */
  async of(question: FigureQuestion): Promise<ReportedSubmissions> {
    const { from, to }: ReportPeriod = question.period;
    const byUnit = await this.database.query<ReportedSubmissions['byUnit'][number]>(
      `WITH ${unitsSql},
       facts AS (
         SELECT s.organization_id, 1 AS submitted, 0 AS adopted FROM submissions s JOIN units u ON u.id = s.organization_id
         WHERE s.sent_at >= $4 AND s.sent_at < $5 AND s.state = ANY($8::text[])
         UNION ALL
         SELECT s.organization_id, 0, 1 FROM submissions s JOIN units u ON u.id = s.organization_id
         CROSS JOIN LATERAL (SELECT min(a.adopted_on) AS first_on FROM submission_adoptions a
           WHERE a.submission_id = s.id AND a.state = 'verified' AND a.stage = 'adopted') f
         WHERE f.first_on BETWEEN $6 AND $7 AND s.state = ANY($8::text[]))
       SELECT o.id AS "organizationId", o.name, sum(f.submitted)::int AS submitted, sum(f.adopted)::int AS adopted
       FROM facts f JOIN organizations o ON o.id = f.organization_id GROUP BY o.id
       ORDER BY adopted DESC, submitted DESC, o.id LIMIT 500`,
      [...unitParameters(question), startOf(from), startOf(dayAfter(to)), from, to, countedStates],
    );
    const sum = (name: 'submitted' | 'adopted') => byUnit.reduce((all, row) => all + row[name], 0);
    return {
      definitionId: reportDefinitions.submissions.id,
      submitted: sum('submitted'),
      adopted: sum('adopted'),
      byUnit,
    };
  }
}
