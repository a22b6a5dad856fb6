import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId, ruleBroken } from '@haojiao/kernel';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { metricOf } from '../domain/figure-metrics';
import type { FigureMetricName } from '../domain/figure-metrics';
import type { JudgedPeriod } from '../domain/judge-period-figures';
import { ToldPeriods } from '../domain/period-outcome';
import type { PeriodOutcome, ToldPeriod } from '../domain/period-outcome';
import type { FigureSource } from '../persistence/figure-snapshot.entity';
import type { FiguresOf } from '../persistence/figure-snapshots.repository';
import { PeriodFigureEntity } from './period-figure.entity';

/** By which a series is known. */
export interface SeriesKey extends FiguresOf {
  metric: FigureMetricName;
  definitionId: string;
}

export type PeriodDraft = SeriesKey & JudgedPeriod;

export type StandingPeriod = ToldPeriod & { id: string | null; words: string };

export interface JudgedDraft {
  draft: PeriodDraft;
  outcome: PeriodOutcome;
  /** What stands there, with a null id where it is an earlier draft of the same call; null: nothing. */
  stands: StandingPeriod | null;
  /** The row written; null where nothing was. */
  written: PeriodFigureEntity | null;
}

export interface PeriodTaking {
  takenBy: string | null;
  source: FigureSource;
  recordedAt: Date;
}

export interface TotalChange {
  seriesId: string;
  value: number;
  parts: number;
}

type StandingRow = StandingPeriod & { key: SeriesKey };

@Injectable()
export class PeriodFiguresRepository {
  constructor(private readonly database: Database) {}

  /** What would become of each, in the order given; writes nothing. Plan: as `told`. */
  async judge(manager: EntityManager, drafts: readonly PeriodDraft[]): Promise<JudgedDraft[]> {
    const told = await this.told(manager, drafts);
    return drafts.map((draft) => {
      const key = keyOf(draft);
      const earlier = told.get(key) ?? new ToldPeriods<StandingPeriod>();
      const judged = earlier.outcomeOf(draft);
      if (judged.outcome === 'new') {
        earlier.add({ ...draft, id: null, isReplaced: false });
        told.set(key, earlier);
      }
      return { draft, ...judged, written: null };
    });
  }

  /**
   * Writes what is new and adds it to the totals, in the order given. Who writes into a series holds it until the end
   * of the transaction, and holds several in the order of their index: two who write the same do so one after the
   * other, and nobody waits in a circle.
   */
  async write(
    manager: EntityManager,
    drafts: readonly PeriodDraft[],
    taking: PeriodTaking,
  ): Promise<JudgedDraft[]> {
    if (drafts.length === 0) return [];
    const series = await this.hold(manager, drafts);
    const judged = await this.judge(manager, drafts);
    const answer = judged.map((one) =>
      one.outcome === 'new'
        ? { ...one, written: rowOf(series.get(keyOf(one.draft))!, one.draft, taking) }
        : one,
    );
    const rows = answer.flatMap(({ written }) => written ?? []);
    if (rows.length > 0) {
      await manager.insert(PeriodFigureEntity, rows);
      await this.add(
        manager,
        rows.map(({ seriesId, value }) => ({ seriesId, value, parts: 1 })),
      );
    }
    return answer;
  }

  /** The series of each, made where it isn't there, held until the end of the transaction. */
  async hold(manager: EntityManager, keys: readonly SeriesKey[]): Promise<Map<string, string>> {
    const single = [...new Map(keys.map((key) => [keyOf(key), key])).values()];
    const rows = await this.database.query<SeriesKey & { id: string }>(
      `INSERT INTO period_figure_series AS s (id, channel_account_id, publication_id, metric, definition_id, total, parts)
       SELECT k.id, k.account, k.publication, k.metric, k.definition, CASE WHEN k.is_added THEN 0 END, 0
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::boolean[])
         AS k (account, publication, metric, definition, id, is_added)
       ORDER BY coalesce(k.publication, k.account), k.metric, k.definition
       ON CONFLICT ((coalesce(publication_id, channel_account_id)), metric, definition_id)
         DO UPDATE SET parts = s.parts
       RETURNING s.id, s.channel_account_id AS "channelAccountId", s.publication_id AS "publicationId", s.metric,
         s.definition_id AS "definitionId"`,
      [
        ...columnsOf(single),
        single.map(() => newId()),
        single.map(({ metric }) => metricOf(metric).unit === 'times'),
      ],
      manager,
    );
    return new Map(rows.map((row) => [keyOf(row), row.id]));
  }

  /** Moves the totals of series that are held. @throws AppError `total_too_large` */
  async add(manager: EntityManager, changes: readonly TotalChange[]): Promise<void> {
    try {
      await manager.query(
        `UPDATE period_figure_series s SET total = s.total + a.value, parts = s.parts + a.parts
         FROM (SELECT series_id, sum(value) AS value, sum(parts) AS parts
               FROM unnest($1::uuid[], $2::bigint[], $3::integer[]) AS r (series_id, value, parts)
               GROUP BY series_id) a
         WHERE s.id = a.series_id`,
        [
          changes.map(({ seriesId }) => seriesId),
          changes.map(({ value }) => value),
          changes.map(({ parts }) => parts),
        ],
      );
    } catch (error) {
      if (brokenConstraint(error) !== 'period_figure_series_total') throw error;
      throw ruleBroken(
        'total_too_large',
        '合计大得不可信，请核对各时段的数字。',
        'The total grows too large to be true; check the figures of the periods.',
      );
    }
  }

  /**
   * What was told of the days between the first and the last draft of each series. Plan: `period_figure_series_once`,
   * then a range of `period_figures_series` for each.
   */
  private async told(
    manager: EntityManager,
    drafts: readonly PeriodDraft[],
  ): Promise<Map<string, ToldPeriods<StandingPeriod>>> {
    const spans = new Map<string, PeriodDraft>();
    for (const draft of drafts) {
      const { fromDay = draft.fromDay, toDay = draft.toDay } = spans.get(keyOf(draft)) ?? {};
      spans.set(keyOf(draft), {
        ...draft,
        fromDay: fromDay < draft.fromDay ? fromDay : draft.fromDay,
        toDay: toDay > draft.toDay ? toDay : draft.toDay,
      });
    }
    const wanted = [...spans.values()];
    const rows = await this.database.query<Omit<StandingRow, 'value'> & { value: string }>(
      `SELECT jsonb_build_object('channelAccountId', s.channel_account_id, 'publicationId', s.publication_id,
           'metric', s.metric, 'definitionId', s.definition_id) AS key,
         f.id, f.batch, f.from_day::text AS "fromDay", f.to_day::text AS "toDay", f.value, f.words, f.precision,
         f.is_replaced AS "isReplaced"
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::date[], $6::date[])
         AS k (account, publication, metric, definition, from_day, to_day)
       JOIN period_figure_series s ON coalesce(s.publication_id, s.channel_account_id) = coalesce(k.publication, k.account)
         AND s.metric = k.metric AND s.definition_id = k.definition
       JOIN period_figures f ON f.series_id = s.id AND f.from_day <= k.to_day AND f.to_day >= k.from_day
       ORDER BY f.from_day, f.id`,
      [...columnsOf(wanted), wanted.map(({ fromDay }) => fromDay), wanted.map(({ toDay }) => toDay)],
      manager,
    );
    const told = new Map<string, ToldPeriods<StandingPeriod>>();
    for (const { key, value, ...row } of rows) {
      const name = keyOf(key);
      const periods = told.get(name) ?? new ToldPeriods<StandingPeriod>();
      periods.add({ ...row, value: Number(value) });
      told.set(name, periods);
    }
    return told;
  }
}

function rowOf(seriesId: string, draft: PeriodDraft, taking: PeriodTaking): PeriodFigureEntity {
  const { batch, fromDay, toDay, value, words, precision } = draft;
  return Object.assign(new PeriodFigureEntity(), {
    id: newId(),
    ...{ seriesId, batch, fromDay, toDay, value, words, precision },
    ...taking,
    ...{ correctsId: null, reason: null, isReplaced: false },
  });
}

function keyOf({ channelAccountId, publicationId, metric, definitionId }: SeriesKey): string {
  return [publicationId ?? channelAccountId, metric, definitionId].join(' ');
}

function columnsOf(keys: readonly SeriesKey[]) {
  return [
    keys.map(({ channelAccountId }) => channelAccountId),
    keys.map(({ publicationId }) => publicationId),
    keys.map(({ metric }) => metric),
    keys.map(({ definitionId }) => definitionId),
  ];
}
