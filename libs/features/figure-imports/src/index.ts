export * from './figure-imports.module';
export * from './http/figure-imports-http.module';
export { ContinueFigureImports } from './jobs/continue-figure-imports.sweep';
export * from './jobs/figure-imports-jobs.module';
export { RunFigureImportProcessor } from './jobs/run-figure-import.processor';
