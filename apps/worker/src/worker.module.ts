import { Module } from '@nestjs/common';
import { ChannelsModule } from '@haojiao/channels/channels.module';
import { ProcessModule } from '@haojiao/infrastructure/process';
import { Sweeper, WorkerHost } from '@haojiao/infrastructure/queue';
import { AdoptionsModule } from '@haojiao/features/adoptions';
import { AssetsJobsModule } from '@haojiao/features/assets';
import { BulletinsModule } from '@haojiao/features/bulletins';
import { ChannelAccountsModule } from '@haojiao/features/channel-accounts';
import { CommissionsModule } from '@haojiao/features/commissions';
import { DeliveryModule } from '@haojiao/features/delivery';
import { DraftingModule } from '@haojiao/features/drafting';
import { ImportsJobsModule } from '@haojiao/features/imports';
import { LegacyImportsJobsModule } from '@haojiao/features/legacy-imports';
import { InspectionsModule } from '@haojiao/features/inspections';
import { LinkageModule } from '@haojiao/features/linkage';
import { MediaChecksModule } from '@haojiao/features/media-checks';
import { MetricsJobsModule } from '@haojiao/features/metrics';
import { NearDuplicatesModule } from '@haojiao/features/near-duplicates';
import { NoticesJobsModule } from '@haojiao/features/notices';
import { OperationsJobsModule } from '@haojiao/features/operations';
import { PlatformFiguresModule } from '@haojiao/features/platform-figures';
import { PlanningModule } from '@haojiao/features/planning';
import { ProofingModule } from '@haojiao/features/proofing';
import { PublicationsJobsModule } from '@haojiao/features/publications';
import { ReviewsJobsModule } from '@haojiao/features/reviews';
import { SubmissionIntakeJobsModule } from '@haojiao/features/submission-intake';
import { UploadsJobsModule } from '@haojiao/features/uploads';
import { FigureCollectionModule } from '@haojiao/features/figure-collection';
import { FigureImportsJobsModule } from '@haojiao/features/figure-imports';
import { ReportsModule } from '@haojiao/features/reports';
import { DeliveryWebhooksModule } from '@haojiao/features/delivery-webhooks';

/** Queues and schedules only: no controller is ever loaded here. */
@Module({
  imports: [
    ProcessModule,
    ChannelsModule,
    OperationsJobsModule,
    NoticesJobsModule,
    AssetsJobsModule,
    UploadsJobsModule,
    ImportsJobsModule,
    ProofingModule,
    MediaChecksModule,
    ChannelAccountsModule,
    ReviewsJobsModule,
    PublicationsJobsModule,
    MetricsJobsModule,
    DeliveryModule,
    DraftingModule,
    NearDuplicatesModule,
    AdoptionsModule,
    SubmissionIntakeJobsModule,
    CommissionsModule,
    LegacyImportsJobsModule,
    LinkageModule,
    PlanningModule,
    BulletinsModule,
    PlatformFiguresModule,
    FigureCollectionModule,
    FigureImportsJobsModule,
    InspectionsModule,
    ReportsModule,
    DeliveryWebhooksModule,
  ],
  providers: [WorkerHost, Sweeper],
})
export class WorkerModule {}
