export * from './app-error';
export * from './beijing-time';
export * from './canonical-json';
export * from './clock';
export * from './ids';
export * from './markup';
export * from './paging';
export * from './text';
