import { Module } from '@nestjs/common';
import { AssetsModule } from '@haojiao/features/assets';
import { AuditModule } from '@haojiao/features/audit';
import { ContentsModule } from '@haojiao/features/contents';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { PublicationsModule } from '@haojiao/features/publications';
import { AdoptWhenLive } from './adopt-when-live';
import { DecideSubmission } from './decide-submission';
import { ReadSubmissions } from './read-submissions';
import { RecordAdoption } from './record-adoption';
import { ReportAssetUsage } from './report-asset-usage';
import { SendSubmission } from './send-submission';
import { SubmissionForm } from './submission-form';
import { SubmissionLedger } from './submission-ledger';
import { SubmissionLog } from './submission-log';
import { SubmissionNumbers } from './submission-numbers';
import { SubmissionsService } from './submissions.service';

const useCases = [SendSubmission, DecideSubmission, RecordAdoption, ReadSubmissions, SubmissionLedger];

/** Reports of the correspondents. The worker needs it too: there a report becomes adopted. */
@Module({
  imports: [AuditModule, OrganizationsModule, AssetsModule, ContentsModule, PublicationsModule],
  providers: [
    ...useCases,
    SubmissionForm,
    SubmissionLog,
    SubmissionNumbers,
    SubmissionsService,
    AdoptWhenLive,
    ReportAssetUsage,
  ],
  exports: [...useCases, SubmissionsService, AdoptWhenLive],
})
export class SubmissionsModule {}
