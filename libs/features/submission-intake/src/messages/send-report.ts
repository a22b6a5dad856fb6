import { Injectable } from '@nestjs/common';
import { AppError } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import type { Actor } from '@haojiao/features/organizations';
import { SendSubmission, WriteDraft } from '@haojiao/features/submissions';
import type { DraftInput, SentSubmission, SubmissionRoute } from '@haojiao/features/submissions';

export interface ReportToSend extends DraftInput {
  /** Chosen by us: the second try finds what the first made. */
  id: string;
  organizationId: string;
  route: SubmissionRoute;
}

export type SentReport =
  | { state: 'submitted'; submission: SentSubmission }
  /** Kept as a draft: these faults are between it and the desk. */
  | { state: 'drafted'; faults: Fault[] }
  /** Not even a draft could be kept. */
  | { state: 'refused'; error: AppError };

/** Sends a report that came by another way than the form, by the same rules and exactly once. */
@Injectable()
export class SendReport {
  constructor(
    private readonly drafts: WriteDraft,
    private readonly sending: SendSubmission,
  ) {}

  async run(actor: Actor, report: ReportToSend): Promise<SentReport> {
    try {
      await this.drafts.save(actor, report);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // An earlier try came through and could not say so any more.
      if (error.code !== 'submission_already_sent') return { state: 'refused', error };
    }
    try {
      return { state: 'submitted', submission: await this.sending.sendKept(actor, report.id) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === 'invalid_input') return { state: 'drafted', faults: error.faults };
      return { state: 'refused', error };
    }
  }
}
