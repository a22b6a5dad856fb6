export * from './job-producer';
export * from './queue-definition';
export * from './queue.module';
export * from './sweeper';
export * from './worker-host';
