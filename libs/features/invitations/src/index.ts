export * from './http/invitations-http.module';
export * from './invitations.module';
export { JoinByInvitation } from './join-by-invitation';
export type { OpenedInvitation } from './join-by-invitation';
