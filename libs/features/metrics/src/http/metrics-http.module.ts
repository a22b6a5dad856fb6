import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { MetricsModule } from '../metrics.module';
import { AnalyticsController } from './analytics.controller';
import { honourBodyLimits } from './body-limits';
import { ViewsController } from './views.controller';

@Module({
  imports: [MetricsModule, OrganizationsModule],
  controllers: [ViewsController, AnalyticsController],
})
export class MetricsHttpModule {
  constructor(host: HttpAdapterHost) {
    honourBodyLimits(host.httpAdapter.getInstance<FastifyInstance>());
  }
}
