import { Skeleton } from 'antd';
import { Suspense, lazy } from 'react';
import { Route, Routes } from 'react-router-dom';
import { addWords } from '@/ui';
import enUS from './sentences/en-US.json';
import zhCN from './sentences/zh-CN.json';
import './figures.css';

addWords('figures', { 'zh-CN': zhCN, 'en-US': enUS });

const Overview = lazy(() => import('./overview/overview'));

/** How it went: by period, channel, column, unit and item. */
export default function Figures() {
  return (
    <Suspense fallback={<Skeleton active className="page" />}>
      <Routes>
        <Route index element={<Overview />} />
      </Routes>
    </Suspense>
  );
}
