export * from './http/sessions-http.module';
export * from './sessions.module';
export { SessionsService } from './sessions.service';
