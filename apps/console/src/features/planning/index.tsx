import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { PlanningNav } from './planning-nav';
import './words';
import './planning.css';

const CalendarPage = lazy(() => import('./calendar/calendar-page'));
const IdeasPage = lazy(() => import('./ideas/ideas-page'));
const CampaignsPage = lazy(() => import('./campaigns/campaigns-page'));
const CampaignPage = lazy(() => import('./campaigns/campaign-page'));
const SlotsPage = lazy(() => import('./slots/slots-page'));
const BundlesPage = lazy(() => import('./bundles/bundles-page'));
const BundlePage = lazy(() => import('./bundles/bundle-page'));

/** What is meant to happen, day by day, and everything that is planned beyond one item. */
export default function Planning() {
  return (
    <>
      <PlanningNav />
      <Suspense fallback={<Skeleton active className="page" />}>
        <Routes>
          <Route index element={<CalendarPage />} />
          <Route path="ideas" element={<IdeasPage />} />
          <Route path="campaigns" element={<CampaignsPage />} />
          <Route path="campaigns/:id" element={<CampaignPage />} />
          <Route path="slots" element={<SlotsPage />} />
          <Route path="bundles" element={<BundlesPage />} />
          <Route path="bundles/:id" element={<BundlePage />} />
        </Routes>
      </Suspense>
    </>
  );
}
