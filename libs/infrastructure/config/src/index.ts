export * from './config.module';
export * from './load-settings';
export * from './settings';
