import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { MetricsRegistry } from '../metrics-registry';
import { ReadinessService } from '../readiness';
import { OperationsController } from './operations.controller';
import { RequestTimingInterceptor } from './request-timing.interceptor';

@Module({
  controllers: [OperationsController],
  providers: [
    ReadinessService,
    MetricsRegistry,
    { provide: APP_INTERCEPTOR, useClass: RequestTimingInterceptor },
  ],
})
export class OperationsHttpModule {}
