import { Module } from '@nestjs/common';
import { AssetsModule } from '@haojiao/features/assets';
import { AuditModule } from '@haojiao/features/audit';
import { ContentsModule } from '@haojiao/features/contents';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { WorkingDaysModule } from '@haojiao/features/working-days';
import { ContactPhones } from './contact-phones';
import { DecideSubmission } from './decide-submission';
import { JudgeLateness } from './judge-lateness';
import { LookAtContact } from './look-at-contact';
import { ReadSubmissions } from './read-submissions';
import { ReportAssetUsage } from './report-asset-usage';
import { SendSubmission } from './send-submission';
import { SubmissionDeadlines } from './submission-deadlines.service';
import { SubmissionForm } from './submission-form';
import { SubmissionLedger } from './submission-ledger';
import { SubmissionLog } from './submission-log';
import { SubmissionNews } from './submission-news';
import { SubmissionNumbers } from './submission-numbers';
import { SubmissionReceipts } from './submission-receipts';
import { SubmissionUses } from './submission-uses';
import { SubmissionVersions } from './submission-versions';
import { SubmissionsService } from './submissions.service';
import { WriteDraft } from './write-draft';

const useCases = [
  WriteDraft,
  SendSubmission,
  DecideSubmission,
  LookAtContact,
  ReadSubmissions,
  SubmissionLedger,
  SubmissionReceipts,
  SubmissionDeadlines,
];

/** Reports of the correspondents. */
@Module({
  imports: [AuditModule, OrganizationsModule, WorkingDaysModule, AssetsModule, ContentsModule],
  providers: [
    ...useCases,
    ContactPhones,
    JudgeLateness,
    SubmissionForm,
    SubmissionLog,
    SubmissionNews,
    SubmissionNumbers,
    SubmissionVersions,
    SubmissionsService,
    SubmissionUses,
    ReportAssetUsage,
  ],
  exports: [
    ...useCases,
    ContactPhones,
    SubmissionNews,
    SubmissionVersions,
    SubmissionsService,
    SubmissionLog,
    SubmissionUses,
  ],
})
export class SubmissionsModule {}
