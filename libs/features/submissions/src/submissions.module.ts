import { Module } from '@nestjs/common';
import { AssetsModule } from '@haojiao/features/assets';
import { AuditModule } from '@haojiao/features/audit';
import { ContentsModule } from '@haojiao/features/contents';
import { NoticesModule } from '@haojiao/features/notices';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { ProofingModule } from '@haojiao/features/proofing';
import { WorkingDaysModule } from '@haojiao/features/working-days';
import { ContactPhones } from './contact-phones';
import { DecideSubmission } from './decide-submission';
import { AskBack } from './desk/ask-back';
import { ClaimSubmission } from './desk/claim-submission';
import { CountDesk } from './desk/count-desk';
import { DeskFilters } from './desk/desk-filter';
import { DeskNews } from './desk/desk-news';
import { HeldReports } from './desk/held-reports';
import { LinkReports } from './desk/link-reports';
import { MergeSubmissions } from './desk/merge-submissions';
import { ProofSubmission } from './desk/proof-submission';
import { ReopenSubmission } from './desk/reopen-submission';
import { ReopenWhenDeleted } from './desk/reopen-when-deleted';
import { ReportArticles } from './desk/report-articles';
import { SubmissionNotices } from './desk/submission-notices';
import { FindSubmissions } from './find-submissions';
import { JudgeLateness } from './judge-lateness';
import { LookAtContact } from './look-at-contact';
import { LedgerPoints } from './ledger-points';
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

/** What the desk does with reports beside taking and declining them. */
const deskUseCases = [
  AskBack,
  ClaimSubmission,
  CountDesk,
  MergeSubmissions,
  ProofSubmission,
  ReopenSubmission,
  DeskFilters,
  DeskNews,
  HeldReports,
  LinkReports,
];

const useCases = [
  WriteDraft,
  SendSubmission,
  DecideSubmission,
  LookAtContact,
  ReadSubmissions,
  SubmissionLedger,
  LedgerPoints,
  SubmissionReceipts,
  SubmissionDeadlines,
];

/** Reports of the correspondents. */
@Module({
  imports: [
    AuditModule,
    OrganizationsModule,
    NoticesModule,
    ProofingModule,
    WorkingDaysModule,
    AssetsModule,
    ContentsModule,
  ],
  providers: [
    ...useCases,
    ...deskUseCases,
    ReopenWhenDeleted,
    ReportArticles,
    SubmissionNotices,
    ContactPhones,
    FindSubmissions,
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
    ...deskUseCases,
    ContactPhones,
    SubmissionNews,
    SubmissionVersions,
    SubmissionsService,
    SubmissionLog,
    SubmissionUses,
  ],
})
export class SubmissionsModule {}
