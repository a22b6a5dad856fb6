import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { MailModule } from '@haojiao/infrastructure/mail';
import { StorageModule } from '@haojiao/infrastructure/storage';
import { MetricsModule } from '@haojiao/features/metrics';
import { NoticesModule } from '@haojiao/features/notices';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { PlatformFiguresModule } from '@haojiao/features/platform-figures';
import { ReadCharts } from './charts/read-charts';
import { FoldTallies } from './figures/fold-tallies';
import { FoldVisitors } from './figures/fold-visitors';
import { ReadRuleDays } from './figures/read-rule-days';
import { ReadTallies } from './figures/read-tallies';
import { ReadTopItems } from './figures/read-top-items';
import { ReadVisitors } from './figures/read-visitors';
import { FoldReportFigures } from './jobs/fold-report-figures.sweep';
import { FoldReportVisitors } from './jobs/fold-report-visitors.sweep';
import { SendScheduledReports } from './jobs/send-scheduled-reports.sweep';
import { ReadPeriodReport } from './period/read-period-report';
import { ReadPlatformParts } from './period/read-platform-parts';
import { ReadSubmissionPart } from './period/read-submission-part';
import { ReportSubjects } from './period/report-subjects';
import { DeliverReports } from './schedules/deliver-reports';
import { MakeReportRuns } from './schedules/make-report-runs';
import { OpenReportRuns } from './schedules/open-report-runs';
import { ReadReportRuns } from './schedules/read-report-runs';
import { ReportReaders } from './schedules/report-readers';
import { ReportSchedulesService } from './schedules/report-schedules.service';
import { ScheduleNotices } from './schedules/schedule-notices';

/** A period's figures as a document, also by mail. */
@Module({
  imports: [
    AuditModule,
    MailModule,
    StorageModule,
    OrganizationsModule,
    NoticesModule,
    MetricsModule,
    PlatformFiguresModule,
  ],
  providers: [
    FoldTallies,
    FoldVisitors,
    FoldReportFigures,
    FoldReportVisitors,
    ReadTallies,
    ReadRuleDays,
    ReadTopItems,
    ReadVisitors,
    ReadPlatformParts,
    ReadSubmissionPart,
    ReportSubjects,
    ReadPeriodReport,
    ReadCharts,
    ReportReaders,
    ReportSchedulesService,
    ReadReportRuns,
    ScheduleNotices,
    OpenReportRuns,
    MakeReportRuns,
    DeliverReports,
    SendScheduledReports,
  ],
  exports: [
    ReadPeriodReport,
    ReadCharts,
    ReportSchedulesService,
    ReadReportRuns,
    FoldReportFigures,
    FoldReportVisitors,
    SendScheduledReports,
  ],
})
export class ReportsModule {}
