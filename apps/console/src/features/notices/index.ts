import { lazy } from 'react';
import './words';

export { NoticeBell } from './notice-bell';

/** All notices, and how one wants to be told. */
export default lazy(() => import('./notices-page').then((part) => ({ default: part.NoticesPage })));
