import { Module } from '@nestjs/common';
import { LegacyImportsModule } from '../legacy-imports.module';
import { ContinueLegacyImports } from './continue-legacy-imports.sweep';
import { RunLegacyImportProcessor } from './run-legacy-import.processor';

@Module({
  imports: [LegacyImportsModule],
  providers: [RunLegacyImportProcessor, ContinueLegacyImports],
  exports: [RunLegacyImportProcessor, ContinueLegacyImports],
})
export class LegacyImportsJobsModule {}
