import { AdoptionsHttpModule, AdoptionsModule } from '@haojiao/features/adoptions';
import { AssetsHttpModule, AssetsModule } from '@haojiao/features/assets';
import { AuditTrailHttpModule, AuditTrailModule } from '@haojiao/features/audit-trail';
import { BulletinsHttpModule, BulletinsModule } from '@haojiao/features/bulletins';
import { ChannelAccountsHttpModule, ChannelAccountsModule } from '@haojiao/features/channel-accounts';
import { CommissionsHttpModule, CommissionsModule } from '@haojiao/features/commissions';
import { ConsolePagesHttpModule } from '@haojiao/features/console-pages';
import { ContentsHttpModule, ContentsModule } from '@haojiao/features/contents';
import {
  CorrespondentPagesHttpModule,
  CorrespondentPagesModule,
} from '@haojiao/features/correspondent-pages';
import { DeliveryHttpModule, DeliveryModule } from '@haojiao/features/delivery';
import { DraftingHttpModule, DraftingModule } from '@haojiao/features/drafting';
import { EvidenceHttpModule, EvidenceModule } from '@haojiao/features/evidence';
import { HonoursHttpModule, HonoursModule } from '@haojiao/features/honours';
import { ImportsHttpModule, ImportsModule } from '@haojiao/features/imports';
import { IndicesHttpModule, IndicesModule } from '@haojiao/features/indices';
import { InvitationsHttpModule, InvitationsModule } from '@haojiao/features/invitations';
import { LanguageVersionsHttpModule, LanguageVersionsModule } from '@haojiao/features/language-versions';
import { LegacyImportsHttpModule, LegacyImportsModule } from '@haojiao/features/legacy-imports';
import { LinkageHttpModule, LinkageModule } from '@haojiao/features/linkage';
import { MediaChecksHttpModule, MediaChecksModule } from '@haojiao/features/media-checks';
import { MediaDeliveryHttpModule, MediaDeliveryModule } from '@haojiao/features/media-delivery';
import { MetricsHttpModule, MetricsModule } from '@haojiao/features/metrics';
import { NearDuplicatesHttpModule, NearDuplicatesModule } from '@haojiao/features/near-duplicates';
import { NoticesHttpModule, NoticesModule } from '@haojiao/features/notices';
import { OperationsHttpModule } from '@haojiao/features/operations';
import { OrganizationsHttpModule, OrganizationsModule } from '@haojiao/features/organizations';
import { PlanningHttpModule, PlanningModule } from '@haojiao/features/planning';
import { PlatformFiguresHttpModule, PlatformFiguresModule } from '@haojiao/features/platform-figures';
import { PodcastsHttpModule, PodcastsModule } from '@haojiao/features/podcasts';
import { ProgrammesHttpModule, ProgrammesModule } from '@haojiao/features/programmes';
import { ProofingHttpModule, ProofingModule } from '@haojiao/features/proofing';
import { PublicationsHttpModule, PublicationsModule } from '@haojiao/features/publications';
import { ReviewsHttpModule, ReviewsModule } from '@haojiao/features/reviews';
import { ScoringHttpModule, ScoringModule } from '@haojiao/features/scoring';
import { SessionsHttpModule } from '@haojiao/features/sessions';
import { SignOffLinksHttpModule, SignOffLinksModule } from '@haojiao/features/sign-off-links';
import { SitesHttpModule, SitesModule } from '@haojiao/features/sites';
import { SubmissionIntakeHttpModule, SubmissionIntakeModule } from '@haojiao/features/submission-intake';
import { SubmissionsHttpModule, SubmissionsModule } from '@haojiao/features/submissions';
import { UploadsHttpModule, UploadsModule } from '@haojiao/features/uploads';
import { WorkingDaysHttpModule, WorkingDaysModule } from '@haojiao/features/working-days';
import { BrandsHttpModule, BrandsModule } from '@haojiao/features/brands';
import { FigureCollectionHttpModule, FigureCollectionModule } from '@haojiao/features/figure-collection';
import { FigureImportsHttpModule, FigureImportsModule } from '@haojiao/features/figure-imports';
import { DeliveryWebhooksHttpModule, DeliveryWebhooksModule } from '@haojiao/features/delivery-webhooks';
import { RankingsHttpModule, RankingsModule } from '@haojiao/features/rankings';
import { InspectionsHttpModule, InspectionsModule } from '@haojiao/features/inspections';
import { ReportsHttpModule, ReportsModule } from '@haojiao/features/reports';

/** Every feature's use cases: what `prepare` and the drift check need. */
export const featureModules = [
  OrganizationsModule,
  AuditTrailModule,
  NoticesModule,
  InvitationsModule,
  WorkingDaysModule,
  AssetsModule,
  UploadsModule,
  ProgrammesModule,
  BrandsModule,
  ContentsModule,
  LanguageVersionsModule,
  ProofingModule,
  DraftingModule,
  ImportsModule,
  MediaChecksModule,
  ReviewsModule,
  ChannelAccountsModule,
  PublicationsModule,
  MetricsModule,
  PlatformFiguresModule,
  FigureCollectionModule,
  FigureImportsModule,
  IndicesModule,
  SubmissionsModule,
  NearDuplicatesModule,
  AdoptionsModule,
  CommissionsModule,
  SubmissionIntakeModule,
  ScoringModule,
  BulletinsModule,
  HonoursModule,
  LinkageModule,
  CorrespondentPagesModule,
  SitesModule,
  DeliveryModule,
  DeliveryWebhooksModule,
  MediaDeliveryModule,
  PodcastsModule,
  LegacyImportsModule,
  PlanningModule,
  SignOffLinksModule,
  EvidenceModule,
  RankingsModule,
  InspectionsModule,
  ReportsModule,
];

/** Every feature's routes. */
export const httpModules = [
  OperationsHttpModule,
  SessionsHttpModule,
  OrganizationsHttpModule,
  AuditTrailHttpModule,
  NoticesHttpModule,
  InvitationsHttpModule,
  WorkingDaysHttpModule,
  AssetsHttpModule,
  UploadsHttpModule,
  ProgrammesHttpModule,
  BrandsHttpModule,
  ContentsHttpModule,
  LanguageVersionsHttpModule,
  ProofingHttpModule,
  DraftingHttpModule,
  ImportsHttpModule,
  MediaChecksHttpModule,
  ReviewsHttpModule,
  ChannelAccountsHttpModule,
  PublicationsHttpModule,
  MetricsHttpModule,
  PlatformFiguresHttpModule,
  FigureCollectionHttpModule,
  FigureImportsHttpModule,
  IndicesHttpModule,
  SubmissionsHttpModule,
  NearDuplicatesHttpModule,
  AdoptionsHttpModule,
  CommissionsHttpModule,
  SubmissionIntakeHttpModule,
  ScoringHttpModule,
  BulletinsHttpModule,
  HonoursHttpModule,
  LinkageHttpModule,
  CorrespondentPagesHttpModule,
  ConsolePagesHttpModule,
  SitesHttpModule,
  DeliveryHttpModule,
  DeliveryWebhooksHttpModule,
  MediaDeliveryHttpModule,
  PodcastsHttpModule,
  LegacyImportsHttpModule,
  PlanningHttpModule,
  SignOffLinksHttpModule,
  EvidenceHttpModule,
  RankingsHttpModule,
  InspectionsHttpModule,
  ReportsHttpModule,
];
