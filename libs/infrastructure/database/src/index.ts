export * from './data-source-options';
export * from './database';
export * from './database.module';
export * from './entity-from-row';
export * from './entity-registry';
export * from './snake-naming.strategy';
export * from './drift';
