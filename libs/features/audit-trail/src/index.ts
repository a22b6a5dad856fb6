export * from './audit-trail.module';
export * from './http/audit-trail-http.module';
