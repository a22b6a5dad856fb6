export * from './http/linkage-http.module';
export * from './linkage.module';
export { RemindOfPushes } from './pushes/remind-of-pushes.sweep';
