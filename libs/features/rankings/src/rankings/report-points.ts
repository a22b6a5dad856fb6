import { Injectable } from '@nestjs/common';
import { DAY_MS, beijingDate, notFound, ruleBroken } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService } from '@haojiao/features/organizations';
import { AssessmentYearEntity, PeriodScores, ScoringAccess, fromHundredths } from '@haojiao/features/scoring';
import type { ScoredPeriod, UnitRow } from '@haojiao/features/scoring';
import { RankedUnits } from './ranked-units';
import type { RankedUnit } from './ranked-units';
import type { Measured, MeasuredRow, RankingMeasure, RankingQuestion, Unranked } from './ranking';

interface Scored extends ScoredPeriod {
  year: AssessmentYearEntity;
  from: string;
  to: string;
}

type Scores = Pick<UnitRow, 'points' | 'submitted' | 'adopted'>;

/** Units and correspondents by the points of their reports, by the facts as they are today. */
@Injectable()
export class ReportPoints {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly access: ScoringAccess,
    private readonly scores: PeriodScores,
    private readonly units: RankedUnits,
  ) {}

  /** @throws AppError `assessment_year_not_found`, `assessment_year_needed` */
  async ofUnits(question: RankingQuestion): Promise<Measured> {
    const { units } = await this.units.of(question, 'submission.read');
    const scored = await this.score(question);
    const byUnit = new Map(scored.score.units.map((row) => [row.organizationId, row]));
    const rows: MeasuredRow[] = [];
    const unranked: Unranked[] = [];
    for (const { id, name } of units) {
      const row = byUnit.get(id);
      if (!row) unranked.push({ id, name, reason: 'not_scored' });
      else rows.push({ id, name, ...pointsOf(row) });
    }
    return { measure: measureOf(scored), rows, unranked };
  }

  /** Everybody whose report counts, of units whose reports the caller may read. @throws AppError as `ofUnits` */
  async ofCorrespondents(question: RankingQuestion): Promise<Measured> {
    const visible = await this.units.of({ ...question, wish: { by: 'correspondents' } }, 'submission.read');
    const names = new Map(visible.units.map((unit: RankedUnit) => [unit.id, unit.name]));
    const scored = await this.score(question);
    const rows = scored.score.persons.flatMap((row) => {
      const organizationName = names.get(row.organizationId ?? '');
      if (organizationName === undefined) return [];
      const { person: id, name, organizationId } = row;
      return [{ id, name, organizationId, organizationName, ...pointsOf(row) }];
    });
    return { measure: measureOf(scored), rows, unranked: [] };
  }

  private async score(question: RankingQuestion): Promise<Scored> {
    const from = beijingDate(question.period.from);
    const to = beijingDate(new Date(question.period.to.getTime() - DAY_MS));
    const year = await this.yearOf(question, from, to);
    return { year, from, to, ...(await this.scores.of(year, null, { from, to }, null)) };
  }

  /** The one that is named, else that of the unit or the nearest above it that has the days. */
  private async yearOf({ actor, wish, place }: RankingQuestion, from: string, to: string) {
    if (wish.assessmentYearId) {
      const named = await this.database.manager.findOneBy(AssessmentYearEntity, {
        id: wish.assessmentYearId,
      });
      if (!named) throw notFound(noYear.noun, noYear.zh, noYear.en);
      await this.access.requireVisible(actor, named.organizationId, noYear);
      return named;
    }
    const id = place?.id ?? (await this.organizations.findRoot())!.id;
    // Plan: the path by its key, years by `assessment_years_organization_id`.
    const [row] = await this.database.query<{ id: string }>(
      `SELECT y.id FROM organizations o
       CROSS JOIN unnest(o.path) WITH ORDINALITY AS above (id, depth)
       JOIN assessment_years y ON y.organization_id = above.id
       WHERE o.id = $1 AND y.starts_on <= $2 AND y.ends_on >= $3 ORDER BY above.depth DESC, y.id LIMIT 1`,
      [id, from, to],
    );
    if (!row) throw yearNeeded(from, to);
    return this.database.manager.findOneByOrFail(AssessmentYearEntity, { id: row.id });
  }
}

const noYear = {
  noun: 'assessment_year',
  zh: '没有这个考核年度。',
  en: 'There is no such assessment year.',
} as const;

function pointsOf({
  points,
  submitted,
  adopted,
}: Scores): Pick<MeasuredRow, 'value' | 'submitted' | 'adopted'> {
  return { value: fromHundredths(points), submitted, adopted };
}

function measureOf({ year, versions, from, to }: Scored): RankingMeasure {
  const inForce = versions.filter(({ validFrom, validTo }) => validFrom <= to && (validTo ?? to) >= from);
  return {
    name: 'points',
    unit: 'points',
    words: {
      zh: `信息报送得分，按考核年度“${year.name}”的计分方案，以目前核实的事实计算；已关闭的通报以通报为准。`,
      en: `Points of reports by the scheme of the assessment year “${year.name}”, by the facts as they are today; what bulletins issued stands in bulletins.`,
    },
    ...{ definitionId: null, formulaId: null, assessmentYearId: year.id },
    schemeVersionIds: inForce.map(({ id }) => id),
  };
}

function yearNeeded(from: string, to: string) {
  return ruleBroken(
    'assessment_year_needed',
    `没有包含 ${from} 至 ${to} 的考核年度，无法计分；请调整起止日期，或用 assessmentYearId 指明年度。`,
    `No assessment year has the days from ${from} to ${to}; choose other days, or name a year by assessmentYearId.`,
  );
}
