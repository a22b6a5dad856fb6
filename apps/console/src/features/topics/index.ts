import { lazy } from 'react';
import './words';

export { TopicsOfContent } from './topics-of-content';

/** Topics are shown with each item; the page about them is for who puts them together. */
export const TopicsPage = lazy(async () => ({ default: (await import('./topics-page')).TopicsPage }));
