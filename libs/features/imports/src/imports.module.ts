import { Module } from '@nestjs/common';
import { QueueModule } from '@haojiao/infrastructure/queue';
import { StorageModule } from '@haojiao/infrastructure/storage';
import { AssetsModule } from '@haojiao/features/assets';
import { AuditModule } from '@haojiao/features/audit';
import { ContentsModule } from '@haojiao/features/contents';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { SessionsModule } from '@haojiao/features/sessions';
import { ChooseTrackedChanges } from './choose-tracked-changes';
import { CreateImport } from './create-import';
import { DraftImport } from './draft-import';
import { FetchPictures } from './fetch-pictures';
import { ImportIntake } from './import-intake';
import { ImportOriginals } from './import-originals';
import { ImportsService } from './imports.service';
import { KeepPictures } from './keep-pictures';
import { ListImports } from './list-imports';
import { ReadImport } from './read-import';
import { RemoveImports } from './remove-imports';
import { RepairImport } from './repair-import';
import { ReportAssetUsage } from './report-asset-usage';

const useCases = [
  ChooseTrackedChanges,
  CreateImport,
  DraftImport,
  FetchPictures,
  ListImports,
  ReadImport,
  RemoveImports,
  RepairImport,
];

/** Documents and pages from elsewhere become drafts: cleaned, and repaired only where a person agrees. */
@Module({
  imports: [
    AuditModule,
    OrganizationsModule,
    SessionsModule,
    AssetsModule,
    ContentsModule,
    QueueModule,
    StorageModule,
  ],
  providers: [...useCases, ImportIntake, ImportOriginals, ImportsService, KeepPictures, ReportAssetUsage],
  exports: [...useCases, ImportIntake, ImportOriginals, ImportsService],
})
export class ImportsModule {}
