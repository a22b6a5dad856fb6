import { lazy, Suspense } from 'react';
import { Skeleton } from 'antd';
import { Route, Routes } from 'react-router-dom';
import './words';

const ProgrammesPage = lazy(() => import('./list/programmes-page'));
const PeoplePage = lazy(() => import('./people/people-page'));
const PersonPage = lazy(() => import('./people/person-page'));
const ProgrammePage = lazy(() => import('./programme/programme-page'));
const EpisodePage = lazy(() => import('./episode/episode-page'));

/** 音频节目 */
export default function Programmes() {
  return (
    <Suspense fallback={<Skeleton active className="page" />}>
      <Routes>
        <Route index element={<ProgrammesPage />} />
        <Route path="people" element={<PeoplePage />} />
        <Route path="people/:personId" element={<PersonPage />} />
        <Route path=":id" element={<ProgrammePage />} />
        <Route path=":id/episodes/:contentId" element={<EpisodePage />} />
      </Routes>
    </Suspense>
  );
}
