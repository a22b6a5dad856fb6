import { Skeleton } from 'antd';
import { Suspense, lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { addWords } from '@/ui';
import enUS from './sentences/en-US.json';
import zhCN from './sentences/zh-CN.json';
import './figures.css';

addWords('figures', { 'zh-CN': zhCN, 'en-US': enUS });

const Overview = lazy(() => import('./overview/overview'));
const Rankings = lazy(() => import('./rankings/rankings'));
const Matrix = lazy(() => import('./matrix/matrix'));
const Yearly = lazy(() => import('./yearly/yearly'));
const Reports = lazy(() => import('./reports/reports'));
const SchedulePage = lazy(() => import('./reports/schedule-page'));
const ItemPage = lazy(() => import('./item/item-page'));
const Inspection = lazy(() => import('./inspection/inspection'));
const Indices = lazy(() => import('./indices'));
const Imports = lazy(() => import('./imports'));
const Live = lazy(() => import('./live/live'));
const Boards = lazy(() => import('./boards'));
const AccountPage = lazy(() => import('./account/account-page'));

const AccountRecords = lazy(() => import('./typed/account-records'));
const PostRecords = lazy(() => import('./typed/post-records'));
const AccountYear = lazy(() => import('./year/account-year'));
const UnitYear = lazy(() => import('./year/unit-year'));
const RecountsPage = lazy(() => import('./recounts/recounts-page'));
const RecountPage = lazy(() => import('./recounts/recount-page'));

const LazyFiguresOfContent = lazy(() => import('./item/figures-of-content'));

/** One item's figures on every channel, for pages about the item. */
export function FiguresOfContent({ contentId }: { contentId: string }) {
  return (
    <Suspense fallback={<Skeleton active />}>
      <LazyFiguresOfContent contentId={contentId} />
    </Suspense>
  );
}

const LazyListensOfProgramme = lazy(() => import('./item/listens-of-programme'));

/** How often a programme was heard, for its own page. */
export function ListensOfProgramme({ programmeId }: { programmeId: string }) {
  return (
    <Suspense fallback={<Skeleton active />}>
      <LazyListensOfProgramme programmeId={programmeId} />
    </Suspense>
  );
}

/** How it went: by period, channel, column, unit and item. */
export default function Figures() {
  return (
    <Suspense fallback={<Skeleton active className="page" />}>
      <Routes>
        <Route index element={<Overview />} />
        <Route path="rankings" element={<Rankings />} />
        <Route path="rankings/published/*" element={<Boards />} />
        <Route path="indices/*" element={<Indices />} />
        <Route path="contents/:id" element={<ItemPage />} />
        <Route path="matrix" element={<Matrix />} />
        <Route path="yearly" element={<Yearly />} />
        <Route path="accounts/:id" element={<AccountPage />} />
        <Route path="accounts/:id/records" element={<AccountRecords />} />
        <Route path="accounts/:id/year" element={<AccountYear />} />
        <Route path="publications/:id/records" element={<PostRecords />} />
        <Route path="year" element={<UnitYear />} />
        <Route path="recounts" element={<RecountsPage />} />
        <Route path="recounts/:id" element={<RecountPage />} />
        <Route path="live" element={<Live />} />
        <Route path="imports/*" element={<Imports />} />
        <Route path="reports" element={<Reports />} />
        <Route path="reports/schedules/:id" element={<SchedulePage />} />
        <Route path="inspection" element={<Inspection />} />
        <Route path="*" element={<Navigate to="/figures" replace />} />
      </Routes>
    </Suspense>
  );
}
