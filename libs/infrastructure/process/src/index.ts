export * from './process.module';
