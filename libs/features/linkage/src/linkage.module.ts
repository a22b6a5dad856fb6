import { Module } from '@nestjs/common';
import { AssetsModule } from '@haojiao/features/assets';
import { AuditModule } from '@haojiao/features/audit';
import { ContentsModule } from '@haojiao/features/contents';
import { NoticesModule } from '@haojiao/features/notices';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { PublicationsModule } from '@haojiao/features/publications';
import { ReviewsModule } from '@haojiao/features/reviews';
import { SubmissionsModule } from '@haojiao/features/submissions';
import { WorkingDaysModule } from '@haojiao/features/working-days';
import { KeepText } from './keep-text';
import { LendAssets } from './lend-assets';
import { AnswerPushes } from './pushes/answer-pushes';
import { PushBoard } from './pushes/push-board';
import { PushContents } from './pushes/push-contents';
import { PushNotices } from './pushes/push-notices';
import { ReadPushedItems } from './pushes/read-pushed-items';
import { ReadPushes } from './pushes/read-pushes';
import { RemindOfPushes } from './pushes/remind-of-pushes.sweep';
import { RefuseReposts } from './refuse-reposts';
import { SubscribedItems } from './subscriptions/subscribed-items';
import { UnitOffers } from './subscriptions/unit-offers';
import { UnitSubscriptions } from './subscriptions/unit-subscriptions';
import { TakeOver } from './take-over';
import { UpstreamNews } from './upstream-news';

const pushes = [PushContents, AnswerPushes, ReadPushes, ReadPushedItems, RemindOfPushes];
const subscriptions = [UnitOffers, UnitSubscriptions, SubscribedItems];

/**
 * Items that units hand down and follow one another for. The worker needs it too: there an item is withdrawn, and units
 * are reminded.
 */
@Module({
  imports: [
    AuditModule,
    OrganizationsModule,
    NoticesModule,
    WorkingDaysModule,
    AssetsModule,
    ContentsModule,
    ReviewsModule,
    PublicationsModule,
    SubmissionsModule,
  ],
  providers: [
    ...pushes,
    ...subscriptions,
    PushBoard,
    PushNotices,
    TakeOver,
    UpstreamNews,
    LendAssets,
    KeepText,
    RefuseReposts,
  ],
  exports: [...pushes, ...subscriptions],
})
export class LinkageModule {}
