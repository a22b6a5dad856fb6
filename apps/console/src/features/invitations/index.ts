import { lazy } from 'react';
import './words';

export const InvitationsPage = lazy(async () => ({
  default: (await import('./invitations-page')).InvitationsPage,
}));
