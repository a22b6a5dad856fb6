export * from './clock.module';
export * from './scaled-clock';
