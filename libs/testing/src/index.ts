export * from './an-article';
export * from './api-caller';
export * from './api-harness';
export * from './test-database';
export * from './media';
export * from './upload';
