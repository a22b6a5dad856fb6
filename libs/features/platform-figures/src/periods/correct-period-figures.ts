import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { invalidInput, newId, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Action, Actor } from '@haojiao/features/organizations';
import { periodFaults } from '../domain/judge-period-figures';
import type { DayPeriod } from '../domain/judge-period-figures';
import { isFigureFault, parseFigure } from '../domain/parse-figure';
import { periodOutcome } from '../domain/period-outcome';
import { FigureSubjects } from '../figure-subjects';
import type { FigureSubject } from '../figure-subjects';
import { PeriodFigureSeriesEntity } from './period-figure-series.entity';
import { PeriodFigureEntity } from './period-figure.entity';
import { PeriodFiguresRepository } from './period-figures.repository';
import { boundsOf, overlapFault } from './record-period-figures';

export interface PeriodRow {
  figure: PeriodFigureEntity;
  series: PeriodFigureSeriesEntity;
  /** The row that stands in its place. */
  correctedById: string | null;
}

export interface PeriodCorrection extends Partial<DayPeriod> {
  words: string;
  reason: string;
}

/** A figure of a period that was read or written wrongly, its days too: a new row replaces the old one, and both stay. */
@Injectable()
export class CorrectPeriodFigures {
  constructor(
    private readonly database: Database,
    private readonly subjects: FigureSubjects,
    private readonly periods: PeriodFiguresRepository,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `period_figure_not_found`, `not_allowed` */
  async get(actor: Actor, id: string): Promise<PeriodRow> {
    const { figure, series } = await this.require(actor, 'analytics.read', id);
    const correction = await this.correctionOf(id, this.database.manager);
    return { figure, series, correctedById: correction?.id ?? null };
  }

  /** @throws AppError `period_figure_not_found`, `not_allowed`, `invalid_input`, `figure_corrected_already` */
  async correct(actor: Actor, id: string, correction: PeriodCorrection): Promise<PeriodRow> {
    const { series, subject } = await this.require(actor, 'figure.record', id);
    const reading = parseFigure(correction.words);
    if (isFigureFault(reading)) throw invalidInput([{ path: 'value', ...reading }]);
    return this.database.transaction(async (manager) => {
      // Whoever writes into the series waits here: the days that are free stay so.
      const held = await manager.findOneOrFail(PeriodFigureSeriesEntity, {
        where: { id: series.id },
        lock: { mode: 'pessimistic_write' },
      });
      const old = await manager.findOneByOrFail(PeriodFigureEntity, { id });
      if (old.isReplaced) throw correctedAlready((await this.correctionOf(id, manager))!);
      const now = this.clock.now();
      const { words, reason, fromDay = old.fromDay, toDay = old.toDay } = correction;
      const row = Object.assign(new PeriodFigureEntity(), old, reading, {
        id: newId(),
        ...{ fromDay, toDay, words, reason },
        source: 'typed',
        takenBy: actor.userId,
        correctsId: old.id,
        recordedAt: now,
      });
      await this.requireFreeDays(manager, row, subject, now);
      await manager.update(PeriodFigureEntity, { id: old.id }, { isReplaced: true });
      await manager.insert(PeriodFigureEntity, row);
      await this.periods.add(manager, [{ seriesId: held.id, value: row.value - old.value, parts: 0 }]);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: subject.place.id,
        action: 'period_figures.corrected',
        objectType: subject.kind,
        objectId: held.publicationId ?? held.channelAccountId,
        details: {
          metric: held.metric,
          from: { fromDay: old.fromDay, toDay: old.toDay, words: old.words },
          to: { fromDay, toDay, words },
          reason,
        },
      });
      return { figure: row, series: held, correctedById: null };
    });
  }

  private async requireFreeDays(
    manager: EntityManager,
    row: PeriodFigureEntity,
    subject: FigureSubject,
    now: Date,
  ): Promise<void> {
    const faults = periodFaults(row, boundsOf(subject, now), 'body').map((fault) => ({
      ...fault,
      path: fault.path.replace('body.', ''),
    }));
    if (faults.length > 0) throw invalidInput(faults);
    const others = await manager.findBy(PeriodFigureEntity, { seriesId: row.seriesId, isReplaced: false });
    const { stands } = periodOutcome(
      row,
      others.filter((other) => other.id !== row.correctsId),
    );
    if (stands) throw invalidInput([overlapFault('from', stands)]);
  }

  private correctionOf(id: string, manager: EntityManager): Promise<PeriodFigureEntity | null> {
    return manager.findOneBy(PeriodFigureEntity, { correctsId: id });
  }

  private async require(
    actor: Actor,
    action: Action,
    id: string,
  ): Promise<{ figure: PeriodFigureEntity; series: PeriodFigureSeriesEntity; subject: FigureSubject }> {
    const unknown = notFound('period_figure', '没有这个时段数字。', 'There is no such figure of a period.');
    const { manager } = this.database;
    const figure = await manager.findOneBy(PeriodFigureEntity, { id });
    if (!figure) throw unknown;
    const series = await manager.findOneByOrFail(PeriodFigureSeriesEntity, { id: figure.seriesId });
    const subject = await this.subjects.of(series);
    actor.require(action, subject.place, {
      read: 'analytics.read',
      noun: 'period_figure',
      ...unknown.detail,
    });
    return { figure, series, subject };
  }
}

function correctedAlready(stands: PeriodFigureEntity) {
  return ruleBroken(
    'figure_corrected_already',
    `这一数字已更正为“${stands.words}”，请更正那一条（${stands.id}）。`,
    `It was corrected to “${stands.words}” already; correct that one (${stands.id}).`,
    { extra: { correctedById: stands.id } },
  );
}
