import { Injectable } from '@nestjs/common';
import { beijingDate, beijingTime } from '@haojiao/kernel';
import type { ChartData, ChartKind, ChartPoint, ChartSeries } from '@haojiao/infrastructure/charts';
import type { Actor } from '@haojiao/features/organizations';
import { daysOf, eachDay, periodWords, reportPeriod } from '../domain/report-period';
import { reportDefinitions } from '../domain/report-definitions';
import { ReadTallies } from '../figures/read-tallies';
import type { Tally } from '../figures/tally-rows';
import { ReadPeriodReport } from '../period/read-period-report';
import type { ReportWish } from '../period/read-period-report';
import { coverageNotes } from '../period/rule-coverage';
import type { CountedByRule, PeriodReport, PlaceFigures } from '../period/period-report';
import { ReportSubjects } from '../period/report-subjects';
import { chartWish, keptAs } from './chart-wish';
import type { ChartMeasure, ChartPart, ChartWish } from './chart-wish';
import { measureWords, partWords, platformWords, typeWords } from './chart-words';

/** Bars and lines of more places than this are not readable; the report itself has all of them. */
const MOST_PLACES = 15;

export interface ChartQuestion extends ReportWish {
  measure?: ChartMeasure;
  by?: ChartPart;
}

type Drawn = Pick<ChartData, 'series' | 'definitionIds'>;

/** Charts of the same figures as the report. */
@Injectable()
export class ReadCharts {
  constructor(
    private readonly reports: ReadPeriodReport,
    private readonly subjects: ReportSubjects,
    private readonly tallies: ReadTallies,
  ) {}

  /** @throws AppError as `ReadPeriodReport.of`, `invalid_input` */
  async of(actor: Actor, kind: ChartKind, question: ChartQuestion): Promise<ChartData> {
    const period = reportPeriod(question);
    const wish = chartWish(kind, question, daysOf(period));
    const report = await this.reports.of(actor, question);
    const drawn = wish.by === 'day' ? await this.days(actor, question, wish, report) : drawnOf(report, wish);
    return chartOf(report, wish, drawn);
  }

  private async days(
    actor: Actor,
    question: ChartQuestion,
    { measure }: ChartWish,
    report: PeriodReport,
  ): Promise<Drawn> {
    const { period } = report;
    const today = beijingDate(report.madeAt);
    const found = await this.subjects.find(actor, question);
    const all = await this.tallies.days(this.subjects.questionOf(actor, found, period), [keptAs[measure]]);
    const rows = all.filter((row) => belongs(row, measure));
    const rules = measure === 'items' || measure === 'posts' ? null : report[measure];
    const lines = rules ?? [null];
    const series = lines.map((rule): ChartSeries => {
      const facet = rule?.definitionId ?? null;
      const own = rows.filter((row) => facet === null || row.facet === facet);
      const amounts = new Map<string, number>();
      for (const { day, amount } of own) amounts.set(day, (amounts.get(day) ?? 0) + amount);
      const points = eachDay(period, today).map((day) => ({
        label: day.slice(5),
        // Outside of a rule's days nothing is known.
        value: rule && (day < rule.from || day > rule.to) ? null : (amounts.get(day) ?? 0),
      }));
      return { name: facet ?? measureWords[measure].name, points };
    });
    return { series, definitionIds: lines.map((rule) => rule?.definitionId ?? definitionOf(measure)) };
  }
}

/** The charts that stand in the document of a report. */
export function chartsOfReport(report: PeriodReport): ChartData[] {
  const wishes: ChartWish[] = [
    { kind: 'trend', measure: 'views', by: 'month' },
    { kind: 'bars', measure: 'items', by: 'month' },
    { kind: 'share', measure: 'posts', by: 'platform' },
    { kind: 'bars', measure: 'items', by: report.units.length > 1 ? 'unit' : 'column' },
    { kind: 'ranking', measure: 'views', by: 'item' },
  ];
  return wishes.map((wish) => chartOf(report, wish, drawnOf(report, wish)));
}

function chartOf(report: PeriodReport, wish: ChartWish, { series, definitionIds }: Drawn): ChartData {
  const { name, unit } = measureWords[wish.measure];
  const { subject, period, asOf } = report;
  return {
    kind: wish.kind,
    title: `${subject.name}${periodWords(period)}${name}（${partWords[wish.by]}）`,
    unit,
    series,
    definitionIds,
    source: `号角统计（${subject.organizationName}），截至 ${beijingTime(asOf)}`,
    notes: [
      ...(definitionIds.length > 1 ? ['不同口径分别列示，不相加、不比较。'] : []),
      ...coverageNotes(report, definitionIds),
    ],
  };
}

function drawnOf(report: PeriodReport, wish: ChartWish): Drawn {
  const { measure, by } = wish;
  if (by === 'month') return monthsOf(report, measure);
  if (by === 'item') {
    const { viewsDefinitionId, items } = report.topItems;
    const points = items.map(({ rank, title, views }) => ({ label: `${rank}. ${title}`, value: views }));
    return { series: [{ name: measureWords.views.name, points }], definitionIds: [viewsDefinitionId] };
  }
  if (by === 'type' || by === 'platform') {
    const words = by === 'type' ? typeWords : platformWords;
    const { counts, definitionId } = by === 'type' ? report.items : report.posts;
    const points = counts.map(({ key, count }) => ({ label: words(key), value: count }));
    return { series: [{ name: measureWords[measure].name, points }], definitionIds: [definitionId] };
  }
  return placesOf(by === 'column' ? report.columns : report.units, wish, report);
}

function monthsOf(report: PeriodReport, measure: ChartMeasure): Drawn {
  if (measure === 'items' || measure === 'posts') {
    const { byMonth, definitionId } = report[measure];
    const points = byMonth.map(({ month, total }) => ({ label: month, value: total }));
    return { series: [{ name: measureWords[measure].name, points }], definitionIds: [definitionId] };
  }
  const rules: CountedByRule[] = report[measure];
  const series = rules.map(({ definitionId, byMonth }): ChartSeries => ({
    name: definitionId,
    points: byMonth.map(({ month, counted }) => ({ label: month, value: counted })),
  }));
  return { series, definitionIds: rules.map(({ definitionId }) => definitionId) };
}

/** Most first, one rule alone where it is views. */
function placesOf(places: PlaceFigures[], { measure, by }: ChartWish, report: PeriodReport): Drawn {
  const rule = report.topItems.viewsDefinitionId;
  const valueOf = (place: PlaceFigures): number =>
    measure === 'items' || measure === 'posts'
      ? place[measure]
      : (place.views.find(({ definitionId }) => definitionId === rule)?.views ?? 0);
  const nameless = by === 'column' ? '未归栏目' : '（已删除的单位）';
  const points = places
    .map((place): ChartPoint & { value: number } => ({
      label: place.name ?? nameless,
      value: valueOf(place),
    }))
    .filter(({ value }) => value > 0)
    .sort((one, other) => other.value - one.value)
    .slice(0, MOST_PLACES);
  const definitionId = measure === 'items' || measure === 'posts' ? report[measure].definitionId : rule;
  return { series: [{ name: measureWords[measure].name, points }], definitionIds: [definitionId] };
}

function definitionOf(measure: ChartMeasure): string {
  return measure === 'items' || measure === 'posts' ? reportDefinitions[measure].id : measure;
}

function belongs({ facet }: Tally, measure: ChartMeasure): boolean {
  if (measure === 'listens') return facet.startsWith('listen.');
  return measure === 'plays' ? facet.startsWith('play.') : true;
}
