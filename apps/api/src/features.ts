import { AssetsHttpModule, AssetsModule } from '@haojiao/features/assets';
import { AuditTrailHttpModule, AuditTrailModule } from '@haojiao/features/audit-trail';
import { ChannelAccountsHttpModule, ChannelAccountsModule } from '@haojiao/features/channel-accounts';
import { ContentsHttpModule, ContentsModule } from '@haojiao/features/contents';
import { DeliveryHttpModule, DeliveryModule } from '@haojiao/features/delivery';
import { MetricsHttpModule, MetricsModule } from '@haojiao/features/metrics';
import { NoticesHttpModule, NoticesModule } from '@haojiao/features/notices';
import { OperationsHttpModule } from '@haojiao/features/operations';
import { OrganizationsHttpModule, OrganizationsModule } from '@haojiao/features/organizations';
import { PublicationsHttpModule, PublicationsModule } from '@haojiao/features/publications';
import { ReviewsHttpModule, ReviewsModule } from '@haojiao/features/reviews';
import { SessionsHttpModule } from '@haojiao/features/sessions';
import { SubmissionsHttpModule, SubmissionsModule } from '@haojiao/features/submissions';

/** Every feature's use cases: what `prepare` and the drift check need. */
export const featureModules = [
  OrganizationsModule,
  AuditTrailModule,
  NoticesModule,
  AssetsModule,
  ContentsModule,
  ReviewsModule,
  ChannelAccountsModule,
  PublicationsModule,
  SubmissionsModule,
  MetricsModule,
  DeliveryModule,
];

/** Every feature's routes. */
export const httpModules = [
  OperationsHttpModule,
  SessionsHttpModule,
  OrganizationsHttpModule,
  AuditTrailHttpModule,
  NoticesHttpModule,
  AssetsHttpModule,
  ContentsHttpModule,
  ReviewsHttpModule,
  ChannelAccountsHttpModule,
  PublicationsHttpModule,
  SubmissionsHttpModule,
  MetricsHttpModule,
  DeliveryHttpModule,
];
