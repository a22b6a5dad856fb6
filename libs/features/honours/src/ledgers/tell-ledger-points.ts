import { Injectable, OnModuleInit } from '@nestjs/common';
import { DAY_MS } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AssessmentYearEntity, PeriodScores, fromHundredths } from '@haojiao/features/scoring';
import { LedgerPoints } from '@haojiao/features/submissions';
import type { LedgerQuestion } from '@haojiao/features/submissions';

/** More days than this are only told as issued: a year of reports is not scored while somebody waits. */
const MOST_DAYS = 100;

/**
 * Points in the ledger of reports. What bulletins issued is told as they issued it, each period by its last correction;
 * a month or quarter that none was closed for is scored as it stands.
 */
@Injectable()
export class TellLedgerPoints implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly ledger: LedgerPoints,
    private readonly scores: PeriodScores,
  ) {}

  onModuleInit(): void {
    this.ledger.register((question) => this.points(question));
  }

  private async points(question: LedgerQuestion): Promise<Map<string, number> | null> {
    const year = await this.yearOf(question);
    if (!year) return null;
    const issued = await this.issued(year, question);
    const days = (Date.parse(question.to) - Date.parse(question.from)) / DAY_MS;
    if (issued.size > 0 || days > MOST_DAYS) return issued.size > 0 ? issued : null;
    const { score } = await this.scores.of(year, null, { from: question.from, to: question.to }, null);
    return new Map(score.units.map((unit) => [unit.organizationId, fromHundredths(unit.points)]));
  }

  /** Of the unit itself, else of the nearest above it. Plan: the path by its key, years by `…_organization_id`. */
  private async yearOf({ organizationId, from, to }: LedgerQuestion): Promise<AssessmentYearEntity | null> {
    const [row] = await this.database.query<{ id: string }>(
      `SELECT y.id FROM organizations o
       CROSS JOIN unnest(o.path) WITH ORDINALITY AS above (id, depth)
       JOIN assessment_years y ON y.organization_id = above.id
       WHERE o.id = $1 AND y.starts_on <= $2 AND y.ends_on >= $3
       ORDER BY above.depth DESC, y.id LIMIT 1`,
      [organizationId, from, to],
    );
    return row ? this.database.manager.findOneBy(AssessmentYearEntity, { id: row.id }) : null;
  }

  private async issued(
    year: AssessmentYearEntity,
    { from, to }: LedgerQuestion,
  ): Promise<Map<string, number>> {
    const rows = await this.database.query<{ id: string; points: number }>(
      `SELECT u.organization_id AS id, sum(u.points)::float AS points
       FROM bulletin_issues i JOIN bulletin_units u ON u.bulletin_id = i.bulletin_id
       WHERE i.organization_id = $1 AND i.assessment_year_id = $2 AND i.span = $3
         AND i.starts_on >= $4 AND i.ends_on <= $5
         AND NOT EXISTS (SELECT FROM bulletin_issues c WHERE c.corrects_id = i.bulletin_id)
       GROUP BY u.organization_id`,
      [year.organizationId, year.id, year.periodUnit, from, to],
    );
    return new Map(rows.map(({ id, points }) => [id, points]));
  }
}
