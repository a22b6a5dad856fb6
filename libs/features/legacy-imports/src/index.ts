export * from './http/legacy-imports-http.module';
export { ContinueLegacyImports } from './jobs/continue-legacy-imports.sweep';
export * from './jobs/legacy-imports-jobs.module';
export { RunLegacyImportProcessor } from './jobs/run-legacy-import.processor';
export * from './legacy-imports.module';
