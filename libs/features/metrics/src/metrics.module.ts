import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { ProgrammesModule } from '@haojiao/features/programmes';
import { ContentAnalytics } from './content-analytics';
import { FigureFreshness } from './figure-freshness';
import { OrganizationAnalytics } from './organization-analytics';
import { FiguresRepository } from './persistence/figures.repository';
import './persistence/view-batch.entity';
import './persistence/view-count.entity';
import './persistence/view-day.entity';
import './persistence/visitor-sketch.entity';
import { DataCentres } from './data-centres';
import { JudgedReports } from './judged-reports';
import { ListenCounter } from './listen-counter';
import { ListenerKeys } from './listener-keys';
import { Listens } from './listens';
import './persistence/media-count.entity';
import './persistence/media-tally.entity';
import { MediaAnalytics } from './media-analytics';
import { MediaFiguresRepository } from './persistence/media-figures.repository';
import './kept/kept-event-day.entity';
import { KeptEvents } from './kept/kept-events';
import './live/live-minute.entity';
import { Heartbeats } from './live/heartbeats';
import { LiveBroadcastsOnSite } from './live/live-broadcasts-on-site';
import { LiveCounter } from './live/live-counter';
import { LiveViews } from './live/live-views';
import './offices/office-networks.entity';
import { OfficeNetworks } from './offices/office-networks';
import { OfficeNetworksService } from './offices/office-networks.service';
import { PlatformChannels } from './platform-channels';
import { PlayCounter } from './play-counter';
import { PlayReports } from './play-reports';
import { KnownContents, PUBLISHED_CONTENTS, PublishedContentsInDatabase } from './published-contents';
import './recounts/recount.entity';
import { Recounting } from './recounts/recounting';
import { RecountsService } from './recounts/recounts.service';
import { RunRecounts } from './recounts/run-recounts';
import { SiteVisitors } from './site-visitors';
import { SketchMover } from './sketch-mover';
import { ViewCounter } from './view-counter';
import { ViewMover } from './view-mover';
import { ViewReports } from './view-reports';
import { VisitorKeys } from './visitor-keys';
import { VisitorUnions } from './visitor-unions';

/** Counting views, and what can be said about them. */
@Module({
  imports: [AuditModule, OrganizationsModule, ProgrammesModule],
  providers: [
    { provide: PUBLISHED_CONTENTS, useClass: PublishedContentsInDatabase },
    KnownContents,
    VisitorKeys,
    JudgedReports,
    OfficeNetworks,
    OfficeNetworksService,
    DataCentres,
    ListenerKeys,
    ListenCounter,
    Listens,
    PlatformChannels,
    PlayCounter,
    PlayReports,
    MediaFiguresRepository,
    MediaAnalytics,
    ViewCounter,
    ViewReports,
    ViewMover,
    SketchMover,
    FiguresRepository,
    FigureFreshness,
    VisitorUnions,
    SiteVisitors,
    KeptEvents,
    Recounting,
    RecountsService,
    RunRecounts,
    Heartbeats,
    LiveBroadcastsOnSite,
    LiveCounter,
    LiveViews,
    ContentAnalytics,
    OrganizationAnalytics,
  ],
  exports: [
    KnownContents,
    OfficeNetworks,
    OfficeNetworksService,
    ViewCounter,
    ViewReports,
    ViewMover,
    SketchMover,
    Listens,
    MediaAnalytics,
    PlatformChannels,
    PlayReports,
    RecountsService,
    RunRecounts,
    Heartbeats,
    LiveBroadcastsOnSite,
    LiveViews,
    ContentAnalytics,
    FigureFreshness,
    OrganizationAnalytics,
    FigureFreshness,
    VisitorUnions,
  ],
})
export class MetricsModule {}
