import { Module } from '@nestjs/common';
import { AssetsModule } from '@haojiao/features/assets';
import { AuditModule } from '@haojiao/features/audit';
import { ContentsModule } from '@haojiao/features/contents';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { DecideSubmission } from './decide-submission';
import { ReadSubmissions } from './read-submissions';
import { ReportAssetUsage } from './report-asset-usage';
import { SendSubmission } from './send-submission';
import { SubmissionForm } from './submission-form';
import { SubmissionLedger } from './submission-ledger';
import { SubmissionLog } from './submission-log';
import { SubmissionNumbers } from './submission-numbers';
import { SubmissionUses } from './submission-uses';
import { SubmissionsService } from './submissions.service';

const useCases = [SendSubmission, DecideSubmission, ReadSubmissions, SubmissionLedger];

/** Reports of the correspondents. */
@Module({
  imports: [AuditModule, OrganizationsModule, AssetsModule, ContentsModule],
  providers: [
    ...useCases,
    SubmissionForm,
    SubmissionLog,
    SubmissionNumbers,
    SubmissionsService,
    SubmissionUses,
    ReportAssetUsage,
  ],
  exports: [...useCases, SubmissionsService, SubmissionLog, SubmissionUses],
})
export class SubmissionsModule {}
