import { Module } from '@nestjs/common';
import { MetricsModule } from '../metrics.module';
import { ForgetKeptEvents } from './forget-kept-events.sweep';
import { MoveViewBatches } from './move-view-batches.sweep';
import { MoveVisitorSketches } from './move-visitor-sketches.sweep';
import { PrepareKeptDays } from './prepare-kept-days.sweep';
import { TellLiveViews } from './tell-live-views.sweep';

@Module({
  imports: [MetricsModule],
  providers: [MoveViewBatches, MoveVisitorSketches, ForgetKeptEvents, PrepareKeptDays, TellLiveViews],
  exports: [
    MoveViewBatches,
    MoveVisitorSketches,
    ForgetKeptEvents,
    PrepareKeptDays,
    TellLiveViews,
    MetricsModule,
  ],
})
export class MetricsJobsModule {}
