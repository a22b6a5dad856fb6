import { lazy } from 'react';
import './words';

export { NoticeBell } from './notice-bell';
export { noticeKinds } from './notice-kinds';
export { NoticePreferences } from './notice-preferences';
export { useKindOptions } from './use-kind-options';

/** All notices, and how one wants to be told. */
export default lazy(() => import('./notices-page').then((part) => ({ default: part.NoticesPage })));
