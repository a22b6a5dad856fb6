import { Inject, Injectable } from '@nestjs/common';
import { beijingDate } from '@haojiao/kernel';
import type { Clock, Message } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { FigureFreshness, countingRules, currentRule } from '@haojiao/features/metrics';
import { ReadLiveBroadcasts, figureDefinitions } from '@haojiao/features/platform-figures';
import type { Actor } from '@haojiao/features/organizations';
import { dayAfter, eachMonth, reportPeriod, startOf } from '../domain/report-period';
import type { PeriodWish, ReportPeriod } from '../domain/report-period';
import { reportDefinitions } from '../domain/report-definitions';
import type { FigureQuestion } from '../figures/figure-question';
import { ReadRuleDays } from '../figures/read-rule-days';
import { ReadTallies } from '../figures/read-tallies';
import { ReadTopItems } from '../figures/read-top-items';
import { ReadVisitors } from '../figures/read-visitors';
import type { TallyTable } from '../figures/tally-rows';
import {
  countedByRule,
  countedThings,
  placeFigures,
  rankingRule,
  reportedReviews,
  rulesOf,
} from './counted-parts';
import type { CountedKind } from './counted-parts';
import type { PeriodReport, PlaceFigures } from './period-report';
import { ReadPlatformParts } from './read-platform-parts';
import { ReadSubmissionPart } from './read-submission-part';
import { ReportSubjects } from './report-subjects';
import type { FoundSubject, SubjectWish } from './report-subjects';

export type ReportWish = SubjectWish & PeriodWish;

/** The report of a period: of a unit with its branch, a column, a brand or a campaign. */
@Injectable()
export class ReadPeriodReport {
  constructor(
    private readonly database: Database,
    private readonly subjects: ReportSubjects,
    private readonly tallies: ReadTallies,
    private readonly visitors: ReadVisitors,
    private readonly ruleDays: ReadRuleDays,
    private readonly topItems: ReadTopItems,
    private readonly platforms: ReadPlatformParts,
    private readonly submissions: ReadSubmissionPart,
    private readonly broadcasts: ReadLiveBroadcasts,
    private readonly freshness: FigureFreshness,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError as `ReportSubjects.find`, `invalid_input` */
  async of(actor: Actor, wish: ReportWish): Promise<PeriodReport> {
    const period = reportPeriod(wish);
    const madeAt = this.clock.now();
    const today = beijingDate(madeAt);
    const months = eachMonth(period, today);
    const found = await this.subjects.find(actor, wish);
    const question = this.subjects.questionOf(actor, found, period);
    // Asked before the figures: what was answered until then is in them.
    const asOf = await this.freshness.asOf();
    const [table, visitors] = await Promise.all([this.tallies.table(question), this.visitors.of(question)]);
    const days = await this.ruleDays.of(rulesOf(table), period, today);
    const counted = (kind: CountedKind) => countedByRule(table, kind, months, visitors.people, days);
    const views = counted('views');
    const ranking = rankingRule(views);
    const rule = ranking?.definitionId ?? currentRule.id;
    const [columns, units, topItems, platforms, unitParts] = await Promise.all([
      this.columns(table),
      this.units(table),
      this.topItems.of(question, rule),
      this.platforms.figures(question),
      this.unitParts(actor, found, question),
    ]);
    const report = {
      subject: found.subject,
      period,
      madeAt,
      asOf,
      arePeopleLate: visitors.isLate,
      items: countedThings(table, 'items', months),
      posts: countedThings(table, 'posts', months),
      views,
      listens: counted('listens'),
      plays: counted('plays'),
      columns,
      units,
      platforms,
      ...unitParts,
      topItems: {
        definitionId: reportDefinitions.topItems.id,
        viewsDefinitionId: rule,
        days: ranking && { from: ranking.from, to: ranking.to },
        items: topItems,
      },
      reviews: reportedReviews(table),
    };
    return { ...report, definitions: definitionsOf(report) };
  }

  /** What there is of a unit alone: accounts, broadcasts and reports are in no column. */
  private async unitParts(
    actor: Actor,
    { subject, place }: FoundSubject,
    question: FigureQuestion,
  ): Promise<Pick<PeriodReport, 'followers' | 'live' | 'indices' | 'submissions'>> {
    if (subject.kind !== 'organization') {
      return { followers: null, live: null, indices: null, submissions: null };
    }
    const { from, to }: ReportPeriod = question.period;
    const span = { from: startOf(from), to: startOf(dayAfter(to)) };
    const [followers, live, indices, submissions] = await Promise.all([
      this.platforms.followers(question),
      this.broadcasts.summary(actor, { organizationId: subject.id, ...span }),
      this.platforms.indices(question),
      actor.can('submission.read', place)
        ? this.submissions.of({ ...question, scope: actor.scope('submission.read') })
        : null,
    ]);
    return { followers, live, indices, submissions };
  }

  private async columns({ byColumn }: TallyTable): Promise<PlaceFigures[]> {
    const rows = byColumn.map(({ columnId, ...row }) => ({ place: columnId, ...row }));
    return placeFigures(rows, await this.names('columns', rows));
  }

  private async units({ byUnit }: TallyTable): Promise<PlaceFigures[]> {
    const rows = byUnit.map(({ organizationId, ...row }) => ({ place: organizationId, ...row }));
    return placeFigures(rows, await this.names('organizations', rows));
  }

  private async names(
    table: 'columns' | 'organizations',
    rows: { place: string }[],
  ): Promise<Map<string, string>> {
    const named = await this.database.query<{ id: string; name: string }>(
      `SELECT id, name FROM ${table} WHERE id = ANY($1::uuid[])`,
      [[...new Set(rows.map(({ place }) => place))]],
    );
    return new Map(named.map(({ id, name }) => [id, name]));
  }
}

/** In words, whatever stands behind a figure of the report. */
function definitionsOf(report: Omit<PeriodReport, 'definitions'>): PeriodReport['definitions'] {
  const { items, posts, reviews, topItems, submissions, views, listens, plays, platforms } = report;
  const stocks = (report.followers ?? []).flatMap(({ begin, end }) => [begin, end]);
  const ids = [
    items,
    posts,
    reviews,
    topItems,
    submissions,
    ...views,
    ...listens,
    ...plays,
    ...platforms,
    ...stocks,
  ];
  const wanted = new Set([...ids.flatMap((part) => part?.definitionId ?? []), topItems.viewsDefinitionId]);
  const known: { id: string; words: Message }[] = [
    ...Object.values(reportDefinitions),
    ...countingRules.map(({ id, words }) => ({ id, words })),
    ...figureDefinitions,
  ];
  return known.filter(({ id }) => wanted.has(id)).map(({ id, words }) => ({ id, words }));
}
