import { Module } from '@nestjs/common';
import { MetricsModule } from '../metrics.module';
import { MoveViewBatches } from './move-view-batches.sweep';
import { MoveVisitorSketches } from './move-visitor-sketches.sweep';

@Module({
  imports: [MetricsModule],
  providers: [MoveViewBatches, MoveVisitorSketches],
  exports: [MoveViewBatches, MoveVisitorSketches],
})
export class MetricsJobsModule {}
