import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StepResult } from '@haojiao/channel-kit';
import type { KeptFailure } from './publication.entity';

/**
 * `intent`: begun, outcome not known. `done`: has its result. `failed`: certainly did not take effect.
 * `voided`: the platform was asked and it is not there. `superseded`: its result was used up.
 */
export type StepState = 'intent' | 'done' | 'failed' | 'voided' | 'superseded';

/** One line of the ledger: what was about to be done on the platform, and what came of it. Never removed. */
@Entity('publication_steps')
export class PublicationStepEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  publicationId: string;

  @Column('text')
  name: string;

  @Column('text')
  effect: 'repeatable' | 'once';

  @Column('text')
  state: StepState;

  @Column('bigint')
  fence: string;

  @Column('timestamptz')
  intentAt: Date;

  @Column('timestamptz', { nullable: true })
  resultAt: Date | null;

  @Column('jsonb', { nullable: true })
  result: StepResult;

  @Column('jsonb', { nullable: true })
  failure: KeptFailure | null;
}
