import { lazy, Suspense } from 'react';
import { Skeleton } from 'antd';
import { Route, Routes } from 'react-router-dom';
import './words';

const ProgrammesPage = lazy(() => import('./list/programmes-page'));
const ProgrammePage = lazy(() => import('./programme/programme-page'));
const EpisodePage = lazy(() => import('./episode/episode-page'));

/** 音频节目 */
export default function Programmes() {
  return (
    <Suspense fallback={<Skeleton active className="page" />}>
      <Routes>
        <Route index element={<ProgrammesPage />} />
        <Route path=":id" element={<ProgrammePage />} />
        <Route path=":id/episodes/:contentId" element={<EpisodePage />} />
      </Routes>
    </Suspense>
  );
}
