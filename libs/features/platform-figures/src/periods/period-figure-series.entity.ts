import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FigureMetricName } from '../domain/figure-metrics';

/** Exact up to 2^53, as `largestFigure` has it. */
const bigintAsNumber = {
  to: (value: number | null) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

/** Figures of periods of one subject, metric and definition, and what they come to. */
@Entity('period_figure_series')
export class PeriodFigureSeriesEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  channelAccountId: string;

  /** Null: of the account itself. */
  @Column('uuid', { nullable: true })
  publicationId: string | null;

  @Column('text')
  metric: FigureMetricName;

  @Column('text')
  definitionId: string;

  /** Of the figures that stand, moved in the transaction that writes them; null: people, who are never added. */
  @Column('bigint', { nullable: true, transformer: bigintAsNumber })
  total: number | null;

  /** How many figures stand. */
  @Column('integer')
  parts: number;
}
