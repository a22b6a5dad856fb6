import { Module } from '@nestjs/common';
import { MetricsModule } from '../metrics.module';
import { ForgetKeptEvents } from './forget-kept-events.sweep';
import { MoveViewBatches } from './move-view-batches.sweep';
import { MoveVisitorSketches } from './move-visitor-sketches.sweep';

@Module({
  imports: [MetricsModule],
  providers: [MoveViewBatches, MoveVisitorSketches, ForgetKeptEvents],
  exports: [MoveViewBatches, MoveVisitorSketches, ForgetKeptEvents, MetricsModule],
})
export class MetricsJobsModule {}
