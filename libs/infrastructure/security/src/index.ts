export * from './key-ring';
export * from './passwords';
export * from './security.module';
