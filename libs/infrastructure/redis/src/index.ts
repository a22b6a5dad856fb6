export * from './attempt-counter';
export * from './redis-token';
export * from './redis.module';
