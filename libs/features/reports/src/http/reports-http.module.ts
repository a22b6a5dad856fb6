import { Module } from '@nestjs/common';
import { ReportsModule } from '../reports.module';
import { ChartsController } from './charts.controller';
import { PeriodReportsController } from './period-reports.controller';
import { ReportSchedulesController } from './report-schedules.controller';

@Module({
  imports: [ReportsModule],
  controllers: [ChartsController, PeriodReportsController, ReportSchedulesController],
})
export class ReportsHttpModule {}
