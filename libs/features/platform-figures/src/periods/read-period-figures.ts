import { Inject, Injectable } from '@nestjs/common';
import { fault, invalidInput } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import type { FigureMetricName } from '../domain/figure-metrics';
import { daysWithin } from '../domain/local-days';
import { FigureSubjects } from '../figure-subjects';
import type { FigureSubject, SubjectKind } from '../figure-subjects';
import { PeriodFigureSeriesEntity } from './period-figure-series.entity';
import { PeriodFigureEntity } from './period-figure.entity';

/** Figures that share days with these, both included. */
export interface PeriodWish {
  fromDay: string;
  toDay: string;
  metrics?: FigureMetricName[];
}

export interface PeriodSeries {
  series: PeriodFigureSeriesEntity;
  /** That stand, oldest first. */
  figures: PeriodFigureEntity[];
}

export interface SubjectPeriods extends PeriodWish {
  subject: FigureSubject;
  series: PeriodSeries[];
}

const LONGEST_DAYS = 3_660;

/** What was told of stretches of time. */
@Injectable()
export class ReadPeriodFigures {
  constructor(
    private readonly database: Database,
    private readonly subjects: FigureSubjects,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `publication_not_found`, `channel_account_not_found`, `not_allowed`, `invalid_input` */
  async of(actor: Actor, kind: SubjectKind, id: string, wish: Partial<PeriodWish>): Promise<SubjectPeriods> {
    const subject = await this.subjects.require(actor, 'analytics.read', kind, id);
    const year = this.clock.now().getUTCFullYear();
    const { fromDay = `${year - 1}-01-01`, toDay = `${year}-12-31`, metrics } = wish;
    requireDays(fromDay, toDay);
    const period = { fromDay, toDay, ...(metrics && { metrics }) };
    const series = await this.seriesOf(subject.publicationId ?? subject.channelAccountId, period);
    return { subject, ...period, series };
  }

  /** Plan: `period_figure_series_once`, then a range of `period_figures_series` for each. */
  async seriesOf(subjectId: string, { fromDay, toDay, metrics }: PeriodWish): Promise<PeriodSeries[]> {
    const { manager } = this.database;
    const series = await manager
      .createQueryBuilder(PeriodFigureSeriesEntity, 's')
      .where('coalesce(s.publication_id, s.channel_account_id) = :subjectId', { subjectId })
      .andWhere('(CAST(:metrics AS text[]) IS NULL OR s.metric = ANY(:metrics))', {
        metrics: metrics ?? null,
      })
      .orderBy('s.metric')
      .addOrderBy('s.definitionId')
      .getMany();
    const figures = await manager
      .createQueryBuilder(PeriodFigureEntity, 'f')
      .where('f.seriesId = ANY(CAST(:ids AS uuid[]))', { ids: series.map(({ id }) => id) })
      .andWhere('NOT f.isReplaced AND f.fromDay <= :toDay AND f.toDay >= :fromDay', { fromDay, toDay })
      .orderBy('f.fromDay')
      .addOrderBy('f.toDay')
      .addOrderBy('f.batch')
      .getMany();
    return series.map((one) => ({
      series: one,
      figures: figures.filter(({ seriesId }) => seriesId === one.id),
    }));
  }
}

function requireDays(fromDay: string, toDay: string): void {
  if (fromDay <= toDay && daysWithin(fromDay, toDay) <= LONGEST_DAYS) return;
  throw invalidInput([
    fault(
      'from',
      'period_invalid',
      '开始日期不能晚于结束日期，时间范围最多十年。',
      'The period begins no later than it ends, and is ten years at most.',
    ),
  ]);
}
