import { Module } from '@nestjs/common';
import { FigureImportsModule } from '../figure-imports.module';
import { ContinueFigureImports } from './continue-figure-imports.sweep';
import { RunFigureImportProcessor } from './run-figure-import.processor';

@Module({
  imports: [FigureImportsModule],
  providers: [RunFigureImportProcessor, ContinueFigureImports],
  exports: [RunFigureImportProcessor, ContinueFigureImports],
})
export class FigureImportsJobsModule {}
