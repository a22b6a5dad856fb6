import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Precision } from '../domain/parse-figure';
import type { FigureSource } from '../persistence/figure-snapshot.entity';

const bigintAsNumber = { to: (value: number) => value, from: (value: string) => Number(value) };

/** What was told for a stretch of days. Never changed but for `isReplaced`: a correction is a row that names it. */
@Entity('period_figures')
export class PeriodFigureEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  seriesId: string;

  /** Which part of the whole was counted, as its teller names it; empty: the whole. */
  @Column('text')
  batch: string;

  /** `YYYY-MM-DD` in the time zone of the account's or post's unit. */
  @Column('date')
  fromDay: string;

  /** The last day, included. */
  @Column('date')
  toDay: string;

  @Column('bigint', { transformer: bigintAsNumber })
  value: number;

  /** The figure as it stood: `12.4万次`. */
  @Column('text')
  words: string;

  @Column('text')
  precision: Precision;

  @Column('text')
  source: FigureSource;

  /** Null: the platform was asked by the worker. */
  @Column('uuid', { nullable: true })
  takenBy: string | null;

  @Column('uuid', { nullable: true })
  correctsId: string | null;

  @Column('text', { nullable: true })
  reason: string | null;

  /** A correction stands in its place. */
  @Column('boolean')
  isReplaced: boolean;

  @Column('timestamptz')
  recordedAt: Date;
}
