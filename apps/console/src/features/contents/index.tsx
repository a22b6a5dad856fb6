import { lazy, Suspense } from 'react';
import { Skeleton } from 'antd';
import { Route, Routes } from 'react-router-dom';
import { addWords } from '@/ui';
import enUS from './sentences/en-US.json';
import zhCN from './sentences/zh-CN.json';

export { useRights } from './editor/use-rights';
export { StateTag } from './list/state-tag';

addWords('contents', { 'zh-CN': zhCN, 'en-US': enUS });

const ContentsPage = lazy(() => import('./list/contents-page'));
const ImportsPage = lazy(() => import('./imports/imports-page'));
const TemplatesPage = lazy(() => import('./templates/templates-page'));
const ImportPage = lazy(() => import('./imports/import-page'));
const ReprintRegister = lazy(() =>
  import('@/features/reprint-sources').then((part) => ({ default: part.ReprintRegister })),
);
const Linkage = lazy(() => import('@/features/linkage'));
const ContentPage = lazy(() => import('./editor/content-page'));

export default function Contents() {
  return (
    <Suspense fallback={<Skeleton active className="page" />}>
      <Routes>
        <Route index element={<ContentsPage />} />
        <Route path="reprints" element={<ReprintRegister />} />
        <Route path="imports" element={<ImportsPage />} />
        <Route path="imports/:importId" element={<ImportPage />} />
        <Route path="templates" element={<TemplatesPage />} />
        <Route path="linkage/*" element={<Linkage />} />
        <Route path=":contentId" element={<ContentPage />} />
      </Routes>
    </Suspense>
  );
}
