export * from './folder-storage';
export * from './object-storage';
export * from './open-storage';
export * from './storage-full';
export * from './storage.module';
export * from './system-error-code';
