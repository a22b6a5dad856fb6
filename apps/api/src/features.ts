import { AssetsHttpModule, AssetsModule } from '@haojiao/features/assets';
import { AuditTrailHttpModule, AuditTrailModule } from '@haojiao/features/audit-trail';
import { ChannelAccountsHttpModule, ChannelAccountsModule } from '@haojiao/features/channel-accounts';
import { ContentsHttpModule, ContentsModule } from '@haojiao/features/contents';
import { DeliveryHttpModule, DeliveryModule } from '@haojiao/features/delivery';
import { DraftingHttpModule, DraftingModule } from '@haojiao/features/drafting';
import { EvidenceHttpModule, EvidenceModule } from '@haojiao/features/evidence';
import { ImportsHttpModule, ImportsModule } from '@haojiao/features/imports';
import { MetricsHttpModule, MetricsModule } from '@haojiao/features/metrics';
import { NoticesHttpModule, NoticesModule } from '@haojiao/features/notices';
import { OperationsHttpModule } from '@haojiao/features/operations';
import { OrganizationsHttpModule, OrganizationsModule } from '@haojiao/features/organizations';
import { PlanningHttpModule, PlanningModule } from '@haojiao/features/planning';
import { ProofingHttpModule, ProofingModule } from '@haojiao/features/proofing';
import { PublicationsHttpModule, PublicationsModule } from '@haojiao/features/publications';
import { ReviewsHttpModule, ReviewsModule } from '@haojiao/features/reviews';
import { SessionsHttpModule } from '@haojiao/features/sessions';
import { SignOffLinksHttpModule, SignOffLinksModule } from '@haojiao/features/sign-off-links';
import { SubmissionsHttpModule, SubmissionsModule } from '@haojiao/features/submissions';
import { WorkingDaysHttpModule, WorkingDaysModule } from '@haojiao/features/working-days';

/** Every feature's use cases: what `prepare` and the drift check need. */
export const featureModules = [
  OrganizationsModule,
  AuditTrailModule,
  NoticesModule,
  WorkingDaysModule,
  AssetsModule,
  ContentsModule,
  ProofingModule,
  DraftingModule,
  ImportsModule,
  ReviewsModule,
  ChannelAccountsModule,
  PublicationsModule,
  SubmissionsModule,
  MetricsModule,
  DeliveryModule,
  PlanningModule,
  SignOffLinksModule,
  EvidenceModule,
];

/** Every feature's routes. */
export const httpModules = [
  OperationsHttpModule,
  SessionsHttpModule,
  OrganizationsHttpModule,
  AuditTrailHttpModule,
  NoticesHttpModule,
  WorkingDaysHttpModule,
  AssetsHttpModule,
  ContentsHttpModule,
  ProofingHttpModule,
  DraftingHttpModule,
  ImportsHttpModule,
  ReviewsHttpModule,
  ChannelAccountsHttpModule,
  PublicationsHttpModule,
  SubmissionsHttpModule,
  MetricsHttpModule,
  DeliveryHttpModule,
  PlanningHttpModule,
  SignOffLinksHttpModule,
  EvidenceHttpModule,
];
