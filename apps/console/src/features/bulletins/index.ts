import { lazy } from 'react';
import './words';

export const BulletinsPage = lazy(async () => ({
  default: (await import('./bulletins-page')).BulletinsPage,
}));
export const BulletinPage = lazy(async () => ({ default: (await import('./bulletin-page')).BulletinPage }));
