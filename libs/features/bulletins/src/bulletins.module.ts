import { Module } from '@nestjs/common';
import { AssetsModule } from '@haojiao/features/assets';
import { AuditModule } from '@haojiao/features/audit';
import { NoticesModule } from '@haojiao/features/notices';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { ScoringModule } from '@haojiao/features/scoring';
import { WorkingDaysModule } from '@haojiao/features/working-days';
import { BulletinAppeals } from './appeals/bulletin-appeals';
import { ReportProofUsage } from './appeals/report-proof-usage';
import { BulletinAccess } from './bulletin-access';
import { BulletinNotices } from './bulletin-notices';
import { ComputeClass } from './content/compute-class';
import { ComputeContent } from './content/compute-content';
import { KeptDrafts } from './content/kept-drafts';
import { Series } from './content/series';
import { TallyUses } from './content/tally-uses';
import { FrameBulletins } from './documents/frame-bulletins';
import { ReadDocuments } from './documents/read-documents';
import { BulletinNumbers } from './issue/bulletin-numbers';
import { CloseBulletin } from './issue/close-bulletin';
import { KeepIssue } from './issue/keep-issue';
import { RemindOfAppeals } from './jobs/remind-of-appeals.sweep';
import { PrepareBulletins } from './prepare-bulletins';
import { ReadBulletins } from './read-bulletins';

const exported = [
  PrepareBulletins,
  CloseBulletin,
  ReadBulletins,
  BulletinAppeals,
  ReadDocuments,
  RemindOfAppeals,
];

/** The usage bulletin (用稿通报): draft, appeals, closed for good. */
@Module({
  imports: [AuditModule, OrganizationsModule, NoticesModule, WorkingDaysModule, AssetsModule, ScoringModule],
  providers: [
    ...exported,
    BulletinAccess,
    BulletinNotices,
    BulletinNumbers,
    ComputeClass,
    ComputeContent,
    FrameBulletins,
    KeepIssue,
    KeptDrafts,
    ReportProofUsage,
    Series,
    TallyUses,
  ],
  exports: exported,
})
export class BulletinsModule {}
