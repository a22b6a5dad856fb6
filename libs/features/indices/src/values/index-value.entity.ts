import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ComputedStep } from '../domain/compute-index';
import type { KeptInput } from '../domain/index-inputs';
import type { PeriodKind } from '../domain/index-period';

export const valueOrigins = ['computed', 'imported'] as const;
export type ValueOrigin = (typeof valueOrigins)[number];

/** One value of one index for an account or a unit and a period. Never changed: a newer one stands beside it. */
@Entity('index_values')
export class IndexValueEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  /** Null: of the unit as a whole. */
  @Column('uuid', { nullable: true })
  channelAccountId: string | null;

  @Column('text')
  indexCode: string;

  /** Id of the formula's version, e.g. `wci/13`. */
  @Column('text')
  formulaId: string;

  @Column('text')
  origin: ValueOrigin;

  @Column('text')
  periodKind: PeriodKind;

  @Column('date')
  fromDay: string;

  @Column('date')
  toDay: string;

  /** What formulas divide by. */
  @Column('integer')
  days: number;

  @Column('double precision')
  value: number;

  /** Null: imported. */
  @Column('double precision', { nullable: true })
  unrounded: number | null;

  @Column('jsonb')
  inputs: KeptInput[];

  @Column('jsonb')
  steps: ComputedStep[];

  /** By which formula each index within was made; null: not known. */
  @Column('jsonb', { nullable: true })
  constituents: Record<string, string> | null;

  /** An input was shown as "10万+" or the like: the true value is no smaller. */
  @Column('boolean')
  isCapped: boolean;

  /** Who published an imported value, where, and when it was read. */
  @Column('text', { nullable: true })
  source: string | null;

  @Column('text', { nullable: true })
  sourceUrl: string | null;

  @Column('timestamptz', { nullable: true })
  asOf: Date | null;

  /** Hash of what was imported: the same again adds nothing. */
  @Column('text', { nullable: true })
  importKey: string | null;

  @Column('uuid')
  recordedBy: string;

  @Column('timestamptz')
  recordedAt: Date;
}
