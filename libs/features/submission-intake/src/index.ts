export * from './http/submission-intake-http.module';
export * from './submission-intake.module';
