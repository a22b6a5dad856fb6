import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import './words';

const Contents = lazy(() => import('./contents-page'));
const Chapter = lazy(() => import('./chapter-page'));

/** The manual: a chapter for each kind of work. */
export default function Manual() {
  return (
    <Suspense fallback={<Skeleton active className="page" />}>
      <Routes>
        <Route index element={<Contents />} />
        <Route path=":chapter" element={<Chapter />} />
      </Routes>
    </Suspense>
  );
}
