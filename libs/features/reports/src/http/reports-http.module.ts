import { Module } from '@nestjs/common';
import { ReportsModule } from '../reports.module';
import { ChartsController } from './charts.controller';
import { PeriodReportsController } from './period-reports.controller';

@Module({ imports: [ReportsModule], controllers: [ChartsController, PeriodReportsController] })
export class ReportsHttpModule {}
