import { Module } from '@nestjs/common';
import { AssetsModule } from '@haojiao/features/assets';
import { AuditModule } from '@haojiao/features/audit';
import { ChannelAccountsModule } from '@haojiao/features/channel-accounts';
import { ContentsModule } from '@haojiao/features/contents';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { ReviewsModule } from '@haojiao/features/reviews';
import { ApprovedDrafts } from './drafts/approved-drafts';
import { CanonicalUrls } from './drafts/canonical-urls';
import { DraftBuilder } from './drafts/draft-builder';
import { ExamineContents } from './examine-contents';
import { HandOffPacks } from './hand-off-packs';
import { PublicationWaker } from './jobs/publication-waker';
import { AttemptLog } from './ledger/attempt-log';
import { Outcomes } from './ledger/outcomes';
import { PlatformBreakers } from './ledger/platform-breakers';
import { Publisher } from './ledger/publisher';
import { Taker } from './ledger/taker';
import { PlanPublications } from './plan-publications';
import { ReadPublications } from './read-publications';
import { ReceiveCallbacks } from './receive-callbacks';
import { SteerPublications } from './steer-publications';
import './persistence/publication-attempt.entity';
import './persistence/publication-step.entity';

@Module({
  imports: [
    AuditModule,
    OrganizationsModule,
    AssetsModule,
    ContentsModule,
    ReviewsModule,
    ChannelAccountsModule,
  ],
  providers: [
    ApprovedDrafts,
    AttemptLog,
    CanonicalUrls,
    DraftBuilder,
    ExamineContents,
    HandOffPacks,
    Outcomes,
    PlanPublications,
    PlatformBreakers,
    PublicationWaker,
    Publisher,
    ReadPublications,
    ReceiveCallbacks,
    SteerPublications,
    Taker,
  ],
  exports: [
    ApprovedDrafts,
    CanonicalUrls,
    DraftBuilder,
    ExamineContents,
    HandOffPacks,
    Outcomes,
    PlanPublications,
    Publisher,
    ReadPublications,
    ReceiveCallbacks,
    SteerPublications,
  ],
})
export class PublicationsModule {}
