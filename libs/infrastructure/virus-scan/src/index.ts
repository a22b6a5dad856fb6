export * from './scan-source';
export * from './virus-scan.module';
export * from './virus-scan-errors';
export * from './virus-scanner';
