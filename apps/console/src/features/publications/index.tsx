import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import './words';

export { ContentSelect, ContentsSelect } from './content-select';
export { OutlookWarnings } from './plan/outlook-warnings';
export { PublicationsOfContent } from './publications-of-content';
export type { PublicationState } from './state-groups';
export { StateTag } from './state-tag';
export { useRefreshPublications } from './use-publications';

const Board = lazy(() => import('./board/board-page'));
const NewPublication = lazy(() => import('./plan/new-publication-page'));
const OnePublication = lazy(() => import('./one/publication-page'));
const HandOff = lazy(() => import('./hand-off/hand-off-page'));
const Blackouts = lazy(() => import('./blackouts/blackouts-page'));

/** What goes out, where it is, and what waits for a person. */
export default function Publications() {
  return (
    <Suspense fallback={<Skeleton active className="page" />}>
      <Routes>
        <Route index element={<Board />} />
        <Route path="new" element={<NewPublication />} />
        <Route path="blackouts" element={<Blackouts />} />
        <Route path=":id" element={<OnePublication />} />
        <Route path=":id/hand-off" element={<HandOff />} />
      </Routes>
    </Suspense>
  );
}
