import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { MetricsModule } from '@haojiao/features/metrics';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { CorrectFigures } from './correct-figures';
import { FigureSubjects } from './figure-subjects';
import { FigureSnapshotsRepository } from './persistence/figure-snapshots.repository';
import { LiveBroadcastsService } from './live/live-broadcasts.service';
import { OwnLiveFigures } from './live/own-live-figures';
import { ReadLiveBroadcasts } from './live/read-live-broadcasts';
import { CorrectPeriodFigures } from './periods/correct-period-figures';
import { PeriodFiguresRepository } from './periods/period-figures.repository';
import { ReadPeriodFigures } from './periods/read-period-figures';
import { ReadYear } from './periods/read-year';
import { RecordPeriodFigures } from './periods/record-period-figures';
import { RecountPeriods } from './periods/recount-periods';
import { ImportedFigures } from './imported-figures';
import { PlatformChannelsOfContents } from './platform-channels-of-contents';
import { ReadFigures } from './read-figures';
import { RecordCollected } from './record-collected';
import { RecordFigures } from './record-figures';

const periods = [CorrectPeriodFigures, ReadPeriodFigures, ReadYear, RecordPeriodFigures, RecountPeriods];

/** Figures that platforms tell of our posts and accounts. */
@Module({
  imports: [AuditModule, OrganizationsModule, MetricsModule],
  providers: [
    CorrectFigures,
    ImportedFigures,
    FigureSnapshotsRepository,
    FigureSubjects,
    LiveBroadcastsService,
    PeriodFiguresRepository,
    OwnLiveFigures,
    PlatformChannelsOfContents,
    ReadFigures,
    ReadLiveBroadcasts,
    RecordCollected,
    RecordFigures,
    ...periods,
  ],
  exports: [
    CorrectFigures,
    FigureSubjects,
    ImportedFigures,
    LiveBroadcastsService,
    ReadFigures,
    ReadLiveBroadcasts,
    RecordCollected,
    RecordFigures,
    ...periods,
  ],
})
export class PlatformFiguresModule {}
