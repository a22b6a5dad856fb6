import { Module } from '@nestjs/common';
import { MetricsModule } from '@haojiao/features/metrics';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { LiveBroadcastsController } from '../live/live-broadcasts.controller';
import { FiguresOfYearController } from '../periods/figures-of-year.controller';
import { PeriodFiguresController } from '../periods/period-figures.controller';
import { PlatformFiguresModule } from '../platform-figures.module';
import { FiguresController } from './figures.controller';

@Module({
  imports: [PlatformFiguresModule, MetricsModule, OrganizationsModule],
  controllers: [
    FiguresController,
    LiveBroadcastsController,
    PeriodFiguresController,
    FiguresOfYearController,
  ],
})
export class PlatformFiguresHttpModule {}
