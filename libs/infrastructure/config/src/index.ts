export * from './config.module';
export * from './find-program';
export * from './load-settings';
export * from './settings';
