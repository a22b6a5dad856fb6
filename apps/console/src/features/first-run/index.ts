import { lazy } from 'react';
import './words';

export { FirstRunCard } from './first-run-card';

/** What a fresh installation still needs, step by step. */
export default lazy(() => import('./first-run-page').then((part) => ({ default: part.FirstRunPage })));
