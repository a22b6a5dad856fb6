import { Column, Entity, PrimaryColumn } from 'typeorm';

export const rescanReasons = ['version_activated', 'mute_changed'] as const;
export type RescanReason = (typeof rescanReasons)[number];

/** `superseded`: a later change of the same lexicon began anew. `stopped`: it failed again and again. */
export const rescanStates = ['running', 'finished', 'superseded', 'stopped'] as const;
export type RescanState = (typeof rescanStates)[number];

/** Everything live in a branch is proofed again. The row is the whole job: a worker that dies leaves it as it was. */
@Entity('lexicon_rescans')
export class LexiconRescanEntity {
  @PrimaryColumn('uuid')
  id: string;

  /** The unit whose branch is looked through. */
  @Column('uuid')
  organizationId: string;

  @Column('text')
  reason: RescanReason;

  @Column('uuid')
  lexiconId: string;

  @Column('integer', { nullable: true })
  lexiconNumber: number | null;

  /** The one row that was muted or heard again; null: all rows. */
  @Column('text', { nullable: true })
  termKey: string | null;

  @Column('text', { default: 'running' })
  state: RescanState;

  /** Live revisions; null until they were counted. */
  @Column('integer', { nullable: true })
  total: number | null;

  @Column('integer', { default: 0 })
  done: number;

  /** Revisions with findings. */
  @Column('integer', { default: 0 })
  hits: number;

  /** Tries in a row that failed. */
  @Column('integer', { default: 0 })
  failures: number;

  @Column('timestamptz')
  nextRunAt: Date;

  /** The last revision that was looked at. */
  @Column('uuid', { nullable: true })
  afterRevisionId: string | null;

  @Column('uuid', { nullable: true })
  createdBy: string | null;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  finishedAt: Date | null;
}
