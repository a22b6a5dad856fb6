import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { MetricsModule } from '../metrics.module';
import { ViewReports } from '../view-reports';
import { AnalyticsController } from './analytics.controller';
import { honourBodyLimits } from './body-limits';
import { reportDoor } from './report-door';
import { ViewsController } from './views.controller';

@Module({
  imports: [MetricsModule, OrganizationsModule],
  controllers: [ViewsController, AnalyticsController],
})
export class MetricsHttpModule {
  constructor(host: HttpAdapterHost, reports: ViewReports) {
    const fastify = host.httpAdapter.getInstance<Pick<FastifyInstance, 'addHook'>>();
    honourBodyLimits(fastify);
    fastify.addHook('onRequest', reportDoor(reports));
  }
}
