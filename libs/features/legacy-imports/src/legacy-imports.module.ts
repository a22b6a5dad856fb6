import { Module } from '@nestjs/common';
import { AssetsModule } from '@haojiao/features/assets';
import { AuditModule } from '@haojiao/features/audit';
import { ContentsModule } from '@haojiao/features/contents';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { PublicationsModule } from '@haojiao/features/publications';
import { SessionsModule } from '@haojiao/features/sessions';
import { ReportFileUsage } from './asset-usage';
import { CheckLegacyRows } from './check-legacy-rows';
import { FindOldAddress } from './find-old-address';
import { LegacyImportReports } from './legacy-import-reports';
import { LegacyImportsService } from './legacy-imports.service';
import './persistence/legacy-import-file.entity';
import './persistence/old-address.entity';
import { RunLegacyImport } from './run-legacy-import';
import { TakeOverRow } from './take-over-row';

const useCases = [LegacyImportsService, LegacyImportReports, RunLegacyImport, FindOldAddress];

/** What was published before us, taken over with its dates and addresses. */
@Module({
  imports: [
    AuditModule,
    OrganizationsModule,
    SessionsModule,
    AssetsModule,
    ContentsModule,
    PublicationsModule,
  ],
  providers: [...useCases, CheckLegacyRows, TakeOverRow, ReportFileUsage],
  exports: useCases,
})
export class LegacyImportsModule {}
