import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FailureClass } from '@haojiao/channel-kit';
import type { Message } from '@haojiao/kernel';
import type { RunOutcome } from '../domain/after-failure';

export interface KeptRunFailure {
  code: string;
  class: FailureClass;
  platformCode: string | null;
  advice: Message;
}

/** What one round of questions to one account came to. */
@Entity('figure_collection_runs')
export class CollectionRunEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  channelAccountId: string;

  @Column('timestamptz')
  startedAt: Date;

  @Column('timestamptz')
  endedAt: Date;

  /** Null: by the clock. */
  @Column('uuid', { nullable: true })
  askedBy: string | null;

  @Column('text')
  outcome: RunOutcome;

  /** Posts asked about. */
  @Column('integer')
  asked: number;

  /** Posts of which the platform told something. */
  @Column('integer')
  told: number;

  /** Posts that it left out, that are gone there, or that can't be asked about. */
  @Column('integer')
  failed: number;

  /** Figures written. */
  @Column('integer')
  recorded: number;

  /** Figures that were there. */
  @Column('integer')
  known: number;

  /** Figures that the platform tells otherwise than before, for the same day. */
  @Column('integer')
  corrected: number;

  /** Figures that could not be read, or for whose moment a person wrote another one. */
  @Column('integer')
  leftOut: number;

  @Column('jsonb', { nullable: true })
  failure: KeptRunFailure | null;

  @Column('jsonb')
  notes: Message[];
}
