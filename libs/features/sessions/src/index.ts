export * from './http/sessions-http.module';
export * from './sessions.module';
export * from './sessions.service';
