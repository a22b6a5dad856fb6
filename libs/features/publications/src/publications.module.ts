import { Module } from '@nestjs/common';
import { AssetsModule } from '@haojiao/features/assets';
import { AuditModule } from '@haojiao/features/audit';
import { ChannelAccountsModule } from '@haojiao/features/channel-accounts';
import { ContentsModule } from '@haojiao/features/contents';
import { MediaChecksModule } from '@haojiao/features/media-checks';
import { NoticesModule } from '@haojiao/features/notices';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { ReviewsModule } from '@haojiao/features/reviews';
import { SessionsModule } from '@haojiao/features/sessions';
import { BlackoutWindowsService } from './blackouts/blackout-windows.service';
import { Blackouts } from './blackouts/blackouts';
import { Companions } from './companions/companions';
import { PlanCompanions } from './companions/plan-companions';
import { Confirmations } from './confirmations';
import { AccountRecords } from './account-records';
import { ApprovedDrafts } from './drafts/approved-drafts';
import { previewProviders } from './previews/preview-providers';
import { feedProviders } from './feeds/feed-providers';
import { handOffProviders } from './hand-off/hand-off-providers';
import { PublicationWaker } from './jobs/publication-waker';
import { Admission } from './ledger/admission';
import { AttemptLog } from './ledger/attempt-log';
import { FollowUps } from './ledger/follow-ups';
import { Outcomes } from './ledger/outcomes';
import { PlatformBreakers } from './ledger/platform-breakers';
import { Publisher } from './ledger/publisher';
import { Requeue } from './ledger/requeue';
import { Taker } from './ledger/taker';
import { TurnFailures } from './ledger/turn-failures';
import { WithdrawalFollowUps } from './ledger/withdrawal-follow-ups';
import { KeepPublished } from './keep-published';
import { LivePublications } from './live-publications';
import { PlanPublications } from './plan-publications';
import { ComparePostPages } from './post-pages/compare-post-pages';
import { ReadPublicationNames } from './publication-names';
import { ReadPublicationOutlook } from './publication-outlook';
import { ReadPublications } from './read-publications';
import { ReceiveCallbacks } from './receive-callbacks';
import { RecordTakenOver } from './record-taken-over';
import { HoldPublications } from './steer/hold-publications';
import { PublicationChanges } from './steer/publication-changes';
import { ResolvePublications } from './steer/resolve-publications';
import { SteerPublications } from './steer/steer-publications';
import { WithdrawPublications } from './steer/withdraw-publications';
import './persistence/hand-off-link.entity';
import './persistence/hand-off-wait.entity';
import './persistence/publication-attempt.entity';
import './persistence/publication-step.entity';
import { ReadYearlyOutput } from './yearly-output';

@Module({
  imports: [
    AuditModule,
    OrganizationsModule,
    NoticesModule,
    SessionsModule,
    AssetsModule,
    ContentsModule,
    MediaChecksModule,
    ReviewsModule,
    ChannelAccountsModule,
  ],
  providers: [
    AccountRecords,
    Admission,
    ApprovedDrafts,
    AttemptLog,
    BlackoutWindowsService,
    Blackouts,
    Companions,
    Confirmations,
    PlanCompanions,
    ...previewProviders,
    FollowUps,
    HoldPublications,
    ...handOffProviders,
    KeepPublished,
    LivePublications,
    Outcomes,
    PlanPublications,
    PlatformBreakers,
    PublicationWaker,
    Publisher,
    ReadPublicationNames,
    ReadPublicationOutlook,
    ReadPublications,
    ReadYearlyOutput,
    ReceiveCallbacks,
    Requeue,
    RecordTakenOver,
    PublicationChanges,
    ResolvePublications,
    SteerPublications,
    WithdrawPublications,
    Taker,
    TurnFailures,
    WithdrawalFollowUps,
    ComparePostPages,
    ...feedProviders,
  ],
  exports: [
    ApprovedDrafts,
    BlackoutWindowsService,
    Blackouts,
    HoldPublications,
    ...previewProviders,
    ...handOffProviders,
    Outcomes,
    PlanPublications,
    Publisher,
    ReadPublicationNames,
    ReadPublicationOutlook,
    ReadPublications,
    ReadYearlyOutput,
    ReceiveCallbacks,
    RecordTakenOver,
    PublicationChanges,
    ResolvePublications,
    SteerPublications,
    WithdrawPublications,
    ...feedProviders,
  ],
})
export class PublicationsModule {}
