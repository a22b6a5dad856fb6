import { Module } from '@nestjs/common';
import { MetricsModule } from '@haojiao/features/metrics';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { PlatformFiguresModule } from '@haojiao/features/platform-figures';
import { ReadCharts } from './charts/read-charts';
import { FoldTallies } from './figures/fold-tallies';
import { FoldVisitors } from './figures/fold-visitors';
import { ReadTallies } from './figures/read-tallies';
import { ReadTopItems } from './figures/read-top-items';
import { ReadVisitors } from './figures/read-visitors';
import { FoldReportFigures } from './jobs/fold-report-figures.sweep';
import { ReadPeriodReport } from './period/read-period-report';
import { ReadPlatformParts } from './period/read-platform-parts';
import { ReadSubmissionPart } from './period/read-submission-part';
import { ReportSubjects } from './period/report-subjects';

/** A period's figures as a document, also by mail. */
@Module({
  imports: [OrganizationsModule, MetricsModule, PlatformFiguresModule],
  providers: [
    FoldTallies,
    FoldVisitors,
    FoldReportFigures,
    ReadTallies,
    ReadTopItems,
    ReadVisitors,
    ReadPlatformParts,
    ReadSubmissionPart,
    ReportSubjects,
    ReadPeriodReport,
    ReadCharts,
  ],
  exports: [ReadPeriodReport, ReadCharts, FoldReportFigures],
})
export class ReportsModule {}
