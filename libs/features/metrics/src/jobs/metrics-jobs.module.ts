import { Module } from '@nestjs/common';
import { MetricsModule } from '../metrics.module';
import { ForgetKeptEvents } from './forget-kept-events.sweep';
import { MoveViewBatches } from './move-view-batches.sweep';
import { MoveVisitorSketches } from './move-visitor-sketches.sweep';
import { TellLiveViews } from './tell-live-views.sweep';

@Module({
  imports: [MetricsModule],
  providers: [MoveViewBatches, MoveVisitorSketches, ForgetKeptEvents, TellLiveViews],
  exports: [MoveViewBatches, MoveVisitorSketches, ForgetKeptEvents, TellLiveViews, MetricsModule],
})
export class MetricsJobsModule {}
