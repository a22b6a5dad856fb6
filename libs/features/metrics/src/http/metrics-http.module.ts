import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { MetricsModule } from '../metrics.module';
import { ViewReports } from '../view-reports';
import { HeartbeatsController } from '../live/heartbeats.controller';
import { OfficeNetworksController } from '../offices/office-networks.controller';
import { RecountsController } from '../recounts/recounts.controller';
import { AnalyticsController } from './analytics.controller';
import { honourBodyLimits } from './body-limits';
import { reportDoor } from './report-door';
import { PlaysController } from './plays.controller';
import { ProgrammeListensController } from './programme-listens.controller';
import { ViewsController } from './views.controller';

@Module({
  imports: [MetricsModule, OrganizationsModule],
  controllers: [
    ViewsController,
    PlaysController,
    AnalyticsController,
    ProgrammeListensController,
    OfficeNetworksController,
    RecountsController,
    HeartbeatsController,
  ],
})
export class MetricsHttpModule {
  constructor(host: HttpAdapterHost, reports: ViewReports) {
    const adapter = host.httpAdapter as FastifyAdapter;
    honourBodyLimits(adapter.getInstance());
    // Hooks that are added now would come after the middleware of Nest; this one place is before it.
    adapter.setOnRequestHook(reportDoor(reports));
  }
}
