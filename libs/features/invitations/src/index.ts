export * from './http/invitations-http.module';
export * from './invitations.module';
