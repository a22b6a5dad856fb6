import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FigureMetricName } from '../domain/figure-metrics';
import type { Precision } from '../domain/parse-figure';

/** Exact up to 2^53, as `largestFigure` has it. */
const bigintAsNumber = { to: (value: number) => value, from: (value: string) => Number(value) };

export type FigureSource = 'api' | 'import' | 'typed';

/** What a platform showed of one item or account at one moment. Never changed: a correction is a row that names it. */
@Entity('figure_snapshots')
export class FigureSnapshotEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  channelAccountId: string;

  /** Null: of the account itself. */
  @Column('uuid', { nullable: true })
  publicationId: string | null;

  @Column('text')
  metric: FigureMetricName;

  @Column('bigint', { transformer: bigintAsNumber })
  value: number;

  /** The figure as it stood: `12.4万`. */
  @Column('text')
  words: string;

  @Column('text')
  precision: Precision;

  @Column('text')
  source: FigureSource;

  @Column('text')
  definitionId: string;

  /** When the platform showed it, not when it was written down. */
  @Column('timestamptz')
  takenAt: Date;

  /** Null: the platform was asked by the worker. */
  @Column('uuid', { nullable: true })
  takenBy: string | null;

  /** The row that this one corrects. */
  @Column('uuid', { nullable: true })
  correctsId: string | null;

  /** Why it was corrected. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('timestamptz')
  recordedAt: Date;
}
