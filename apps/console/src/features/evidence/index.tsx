import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import './words';

export { MakeEvidence } from './make-evidence';

const VerifyPage = lazy(() => import('./verify-page'));

/** 证据包: everything that is known of one item in one file, and whether such a file is true. */
export default function Evidence() {
  return (
    <Suspense fallback={<Skeleton active className="page" />}>
      <Routes>
        <Route index element={<VerifyPage />} />
      </Routes>
    </Suspense>
  );
}
