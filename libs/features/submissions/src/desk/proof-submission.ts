import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { textOfHtml } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { ProofingService } from '@haojiao/features/proofing';
import type { DocumentField, ProofReport } from '@haojiao/features/proofing';
import type { SubmissionEntity } from '../persistence/submission.entity';
import { SubmissionsService } from '../submissions.service';
import { takingUnit } from './taking-unit';

export type IntakeProof = Pick<ProofReport, 'findings' | 'weights' | 'lexiconVersions'> & {
  /** The unit whose lexicons and checks were asked. */
  organizationId: string;
};

/** What the receiving unit's lexicons and checks say of a report, before anybody takes it. Sending never waits for it. */
@Injectable()
export class ProofSubmission {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionsService,
    private readonly proofing: ProofingService,
  ) {}

  /**
   * For those who decide, by the lexicons of the unit that would take it; never for its sender.
   * @throws AppError `submission_not_found`, `not_allowed`, `invalid_input`, and as `ProofingService.proofFields`
   */
  async of(actor: Actor, id: string, organizationId: string | undefined): Promise<IntakeProof> {
    const submission = await this.submissions.load(id);
    const place = await this.submissions.requireOn(actor, 'submission.decide', submission);
    const unit = takingUnit(actor, place, organizationId);
    const report = await this.proofing.proofFields(unit.path, fieldsOf(submission), this.database.manager);
    const { findings, weights, lexiconVersions } = report;
    return { organizationId: unit.id, findings, weights, lexiconVersions };
  }
}

function fieldsOf({ title, bodyHtml, pictureCaptions }: SubmissionEntity): DocumentField[] {
  const field = (path: string, kind: DocumentField['kind'], text: string): DocumentField => ({
    ...{ path, kind, text },
    channel: null,
    captions: [],
  });
  return [
    field('title', 'title', title),
    field('bodyHtml', 'body', textOfHtml(bodyHtml)),
    ...pictureCaptions.map(({ caption }, index) =>
      field(`pictureCaptions.${index}.caption`, 'caption', caption),
    ),
  ].filter(({ text }) => text !== '');
}
