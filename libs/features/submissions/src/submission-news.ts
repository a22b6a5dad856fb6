import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Fault } from '@haojiao/kernel';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { formFaults } from './form-faults';
import type { SentSubmission } from './persistence/submission.entity';

/** What the sender did: sent it, sent it again after it came back, corrected it while nobody had decided, took it back. */
export type SenderAct = 'submitted' | 'resent' | 'changed' | 'withdrawn';

/** Told in the transaction in which the sender acted. */
export type SenderListener = (
  act: SenderAct,
  submission: SentSubmission,
  manager: EntityManager,
) => Promise<void>;

export interface CommissionQuestion {
  actor: Actor;
  /** The sending unit. */
  place: PlaceInTree;
  manager: EntityManager;
}

/** What a report that answers a request has to keep to, or why it can't answer it. */
export type CommissionAnswer = { fault: Fault } | { dueOn: string | null };

export type CommissionCheck = (commissionId: string, about: CommissionQuestion) => Promise<CommissionAnswer>;

/** Where features to the right hear of reports, and say what they know of requests. */
@Injectable()
export class SubmissionNews {
  private readonly listeners: SenderListener[] = [];
  private commissionCheck: CommissionCheck = () => Promise.resolve({ fault: formFaults.unknownCommission() });

  /** Called once at start. */
  onSenderAct(listener: SenderListener): void {
    this.listeners.push(listener);
  }

  /** Called once at start, by the feature that knows requests; without it there are none. */
  registerCommissionCheck(check: CommissionCheck): void {
    this.commissionCheck = check;
  }

  askCommission(commissionId: string, about: CommissionQuestion): Promise<CommissionAnswer> {
    return this.commissionCheck(commissionId, about);
  }

  async tell(act: SenderAct, submission: SentSubmission, manager: EntityManager): Promise<void> {
    for (const listener of this.listeners) await listener(act, submission, manager);
  }
}
