import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Loudness } from '@haojiao/infrastructure/media';

/** Something about a recording that whoever uploaded it should hear of; it hinders nothing. */
export interface MediaFinding {
  /** `sound_too_quiet`, `sound_clipped`, `sound_long_silence`, `sound_silent`, `film_high_range` … */
  code: string;
  zh: string;
  en: string;
}

/** What the worker makes of one sound or film asset: how far it is and what it found. */
@Entity('media_preparations')
export class MediaPreparationEntity {
  @PrimaryColumn('uuid')
  assetId: string;

  /** `missing`: no worker has what `missing` names; `due` with something there: a worker has it, and is to take it. */
  @Column('text', { default: 'due' })
  state: 'due' | 'working' | 'made' | 'failed' | 'missing';

  @Column('text', { nullable: true })
  step: string | null;

  /** Of the step. */
  @Column('integer', { default: 0 })
  percent: number;

  @Column('integer', { default: 0 })
  attempts: number;

  /** Of the worker that is at it; another may take it when it has run out. */
  @Column('uuid', { nullable: true })
  lease: string | null;

  @Column('timestamptz', { nullable: true })
  leasedUntil: Date | null;

  @Column('text', { array: true, default: () => "'{}'" })
  missing: string[];

  /** Code of the reason. */
  @Column('text', { nullable: true })
  failure: string | null;

  /** Code of what it waits for, while it passes; null: for nothing but its turn. */
  @Column('text', { nullable: true })
  waitingFor: string | null;

  @Column('timestamptz', { nullable: true })
  waitingSince: Date | null;

  /** How often in a row it was put off. */
  @Column('integer', { default: 0 })
  waits: number;

  /** Not tried before. */
  @Column('timestamptz', { nullable: true })
  notBefore: Date | null;

  @Column('jsonb', { nullable: true })
  loudness: Loudness | null;

  @Column('jsonb', { default: [] })
  findings: MediaFinding[];

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt: Date;
}
