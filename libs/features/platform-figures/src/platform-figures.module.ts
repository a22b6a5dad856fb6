import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { CorrectFigures } from './correct-figures';
import { FigureSubjects } from './figure-subjects';
import { FigureSnapshotsRepository } from './persistence/figure-snapshots.repository';
import { LiveBroadcastsService } from './live/live-broadcasts.service';
import { ReadLiveBroadcasts } from './live/read-live-broadcasts';
import { ReadFigures } from './read-figures';
import { RecordFigures } from './record-figures';

/** Figures that platforms tell of our posts and accounts. */
@Module({
  imports: [AuditModule, OrganizationsModule],
  providers: [
    CorrectFigures,
    FigureSnapshotsRepository,
    FigureSubjects,
    LiveBroadcastsService,
    ReadFigures,
    ReadLiveBroadcasts,
    RecordFigures,
  ],
  exports: [CorrectFigures, LiveBroadcastsService, ReadFigures, ReadLiveBroadcasts, RecordFigures],
})
export class PlatformFiguresModule {}
