import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Message } from '@haojiao/kernel';

const bigintAsNumber = { to: (value: number) => value, from: (value: string) => Number(value) };

/** When an account is asked next, and who asks it now. */
@Entity('figure_collection_accounts')
export class CollectionAccountEntity {
  @PrimaryColumn('uuid')
  channelAccountId: string;

  /** When its own figures are asked for; null where the platform tells none. */
  @Column('timestamptz', { nullable: true })
  nextDueAt: Date | null;

  /** Nothing is asked before: a budget, a pause after a failure. */
  @Column('timestamptz', { nullable: true })
  notBefore: Date | null;

  /** The platform's own window: nobody may ask before it ends, whoever wishes. */
  @Column('boolean', { default: false })
  notBeforeIsFirm: boolean;

  /** Questions that failed running. */
  @Column('integer', { default: 0 })
  failures: number;

  @Column('timestamptz', { nullable: true })
  leaseUntil: Date | null;

  /** Number of the newest lease: what was learnt is written only under it. */
  @Column('bigint', { default: 0, transformer: bigintAsNumber })
  fence: number;

  @Column('timestamptz', { nullable: true })
  lastRunAt: Date | null;

  /** Why it waits, or why nothing can be asked. */
  @Column('jsonb', { nullable: true })
  reason: Message | null;

  /** Who asked for figures out of turn, until it is done. */
  @Column('uuid', { nullable: true })
  askedBy: string | null;

  @Column('timestamptz', { nullable: true })
  askedAt: Date | null;
}
