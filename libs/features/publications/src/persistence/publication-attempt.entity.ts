import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Message } from '@haojiao/kernel';
import type { KeptFailure } from './publication.entity';

/** One turn of a worker at one publication. */
@Entity('publication_attempts')
export class PublicationAttemptEntity {
  @PrimaryColumn('uuid')
  publicationId: string;

  /** The fencing number of the lease under which it ran. */
  @PrimaryColumn('bigint')
  fence: string;

  @Column('text')
  kind: 'publish' | 'follow_up' | 'withdraw';

  @Column('text')
  worker: string;

  @Column('timestamptz')
  startedAt: Date;

  /** Null while it runs, and for ever when its worker was killed. */
  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  @Column('text', { nullable: true })
  outcome: string | null;

  @Column('jsonb', { nullable: true })
  failure: KeptFailure | null;

  /** A turn that asked: what the platform was asked, and what that came to. */
  @Column('jsonb', { nullable: true })
  exchange: KeptExchange | null;
}

export interface KeptExchange {
  /** `about`: the platform's own reference, or the step whose answer was lost. */
  question: { kind: 'pending' | 'lost_answer'; about: string; since: string; timesAsked: number };
  /** The answer's kind, with its words or post. */
  answer: {
    kind: string;
    reason?: Message;
    post?: { id: string; url: string | null };
    askAgainAfterMs?: number;
  };
}
