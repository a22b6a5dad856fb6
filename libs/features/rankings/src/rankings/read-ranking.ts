import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { FigureFreshness, periodOf } from '@haojiao/features/metrics';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { competitionRanks } from '../domain/competition-ranks';
import { periodBefore } from '../domain/period-before';
import { AccountFigures } from './account-figures';
import { IndexFigures } from './index-figures';
import { sameMeasure } from './same-measure';
import type {
  Measured,
  Movement,
  RankedRow,
  Ranking,
  RankingMeasure,
  RankingQuestion,
  RankingWish,
} from './ranking';
import { ReportPoints } from './report-points';
import { SiteViews } from './site-views';
import { UnitCounts } from './unit-counts';

/** The last row of the page before. */
export interface After {
  value: number;
  id: string;
}

const see = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

/** 榜单: items, columns, accounts, units and correspondents in order, by one measure, with movement. */
@Injectable()
export class ReadRanking {
  constructor(
    private readonly organizations: OrganizationsService,
    private readonly views: SiteViews,
    private readonly counts: UnitCounts,
    private readonly points: ReportPoints,
    private readonly accountFigures: AccountFigures,
    private readonly indexFigures: IndexFigures,
    private readonly freshness: FigureFreshness,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * One page of ranks; null: all of them, up to `limit`.
   * @throws AppError `organization_not_found`, `not_allowed`, `invalid_input`, and what forbids a common order:
   * `definitions_differ`, `people_not_added`, `index_versions_differ`, …
   */
  async read(actor: Actor, wish: RankingWish, limit: number, after: After | null): Promise<Ranking> {
    const asked = await this.questionOf(actor, wish);
    const question = isOfViews(wish) ? await this.views.byOneRule(asked) : asked;
    const asOf = isOfViews(wish) ? await this.freshness.asOf() : null;
    const { place, period } = question;
    const ranking =
      wish.by === 'items' ? await this.items(question, limit, after) : await this.others(question);
    return {
      ...{ by: wish.by, organizationId: place?.id ?? null, period, asOf },
      ...ranking,
      rows: wish.by === 'items' ? ranking.rows : pageOf(ranking.rows, limit, after),
    };
  }

  private async questionOf(actor: Actor, wish: RankingWish): Promise<RankingQuestion> {
    const place = wish.organizationId ? await this.organizations.placeOf(wish.organizationId) : null;
    if (place) actor.require(isOfReports(wish) ? 'submission.read' : 'analytics.read', place, see);
    return { actor, wish, place, period: periodOf({ from: wish.from, to: wish.to }, this.clock.now()) };
  }

  private async items(question: RankingQuestion, limit: number, after: After | null): Promise<Told> {
    const { rows, total } = await this.views.items(question, limit, after);
    const previous = periodBefore(question.period);
    const movements = await this.views.movements(
      { ...question, period: previous },
      rows.map(({ id }) => id!),
    );
    return {
      measure: this.views.measure(question),
      ...{ previous, notCompared: null, total, unranked: null },
      rows: rows.map((row) => ({ ...row, movement: movements.get(row.id!) ?? null })),
    };
  }

  private async others(question: RankingQuestion): Promise<Told> {
    const now = await this.measure(question);
    const before = await this.before(question, now.measure);
    const movements = new Map<string, Movement>(
      competitionRanks(before.rows).map(({ id, rank, value }) => [
        id ?? '',
        { previousRank: rank, previousValue: value },
      ]),
    );
    const rows = competitionRanks(now.rows).map((row) => ({
      ...row,
      movement: movements.get(row.id ?? '') ?? null,
    }));
    const { measure, unranked } = now;
    const { previous, notCompared } = before;
    return { measure, previous, notCompared, total: rows.length, rows, unranked };
  }

  /** The period before by the same measure, or why there is nothing to compare with. */
  private async before(question: RankingQuestion, measure: RankingMeasure) {
    const previous = periodBefore(question.period, measure.name === 'index');
    const { definitionId, formulaId, assessmentYearId } = measure;
    const same = {
      ...question.wish,
      ...(definitionId && { definitionId }),
      ...(formulaId && { formulaId }),
      ...(assessmentYearId && { assessmentYearId }),
    };
    try {
      const measured = await this.measure({ ...question, wish: same, period: previous });
      const notCompared = sameMeasure(measure, measured.measure);
      if (notCompared) return { previous: null, notCompared, rows: [] };
      return { previous, notCompared: null, rows: measured.rows };
    } catch (error) {
      // A rule that forbids the order of that time; the order of this one stands.
      if (!(error instanceof AppError && error.kind === 'ruleBroken')) throw error;
      return { previous: null, notCompared: error.detail, rows: [] };
    }
  }

  private measure(question: RankingQuestion): Promise<Measured> {
    const { wish } = question;
    switch (wish.by) {
      case 'columns':
        return this.views.columns(question);
      case 'accounts':
        if (isOfIndex(wish)) return this.indexFigures.of(question);
        return this.accountFigures.of(question, wish.metric ?? 'followers');
      case 'correspondents':
        return this.points.ofCorrespondents(question);
      default:
        return this.measureUnits(question);
    }
  }

  private measureUnits(question: RankingQuestion): Promise<Measured> {
    const { wish } = question;
    if (isOfIndex(wish)) return this.indexFigures.of(question);
    const name = wish.measure ?? 'views';
    if (name === 'points') return this.points.ofUnits(question);
    if (name === 'views' || name === 'index') return this.views.organizations(question);
    return this.counts.of(question, name);
  }
}

type Told = Omit<Ranking, 'by' | 'organizationId' | 'period' | 'asOf'>;

function isOfIndex({ measure, formulaId, indexCode }: RankingWish): boolean {
  return measure === 'index' || formulaId !== undefined || indexCode !== undefined;
}

function isOfReports({ by, measure }: RankingWish): boolean {
  const isOfUnits = by === 'organizations';
  return by === 'correspondents' || (isOfUnits && /^(reports_|points$)/.test(measure ?? ''));
}

function isOfViews(wish: RankingWish): boolean {
  if (wish.by === 'organizations') return !isOfIndex(wish) && (wish.measure ?? 'views') === 'views';
  return wish.by === 'items' || wish.by === 'columns';
}

function pageOf(rows: RankedRow[], limit: number, after: After | null): RankedRow[] {
  if (!after) return rows.slice(0, limit);
  const start = rows.findIndex(
    ({ value, id }) => value < after.value || (value === after.value && (id ?? '') > after.id),
  );
  return start < 0 ? [] : rows.slice(start, start + limit);
}
