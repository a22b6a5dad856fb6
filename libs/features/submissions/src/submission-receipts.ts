import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { SentSubmission } from './persistence/submission.entity';
import { SubmissionVersions, fingerprintOf } from './submission-versions';

/** Says that a report arrived, and what it said. */
export interface Receipt {
  submission: SentSubmission;
  organizationName: string;
  /** Of the texts that were sent, from 1. */
  version: number;
  fingerprint: string;
}

@Injectable()
export class SubmissionReceipts {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly versions: SubmissionVersions,
  ) {}

  async of(submission: SentSubmission): Promise<Receipt> {
    const { name } = await this.organizations.load(submission.organizationId);
    const { number, document } = await this.versions.last(submission.id, this.database.manager);
    return { submission, organizationName: name, version: number, fingerprint: fingerprintOf(document) };
  }
}
