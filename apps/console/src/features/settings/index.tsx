import { lazy } from 'react';
import { Route, Routes, useParams } from 'react-router-dom';
import { useCan } from '@/features/sessions';
import { TopicsPage } from '@/features/topics';
import { NotAllowed } from '@/ui';
import { parts, SettingsPage } from './settings-page';
import './words';

const ReviewFlows = lazy(() => import('@/features/review-flows'));
const Lexicons = lazy(() => import('@/features/lexicons'));
const Columns = lazy(() => import('@/features/columns'));
const LeaderOrder = lazy(() => import('@/features/leader-order'));
const Site = lazy(() => import('@/features/sites'));
const Brands = lazy(() => import('@/features/brands'));
const ReprintSources = lazy(() => import('@/features/reprint-sources'));
const WorkingDays = lazy(() => import('@/features/working-days'));
const Webhooks = lazy(() => import('@/features/webhooks'));
const LegacyImports = lazy(() => import('@/features/legacy-imports'));
const NoticeHooks = lazy(() => import('@/features/notice-hooks'));
const SubmissionMailboxes = lazy(() => import('@/features/submission-mailboxes'));
const SubmissionDeadlines = lazy(() => import('@/features/submission-deadlines'));

/** What a unit decides once and for all; each part is a folder of its own. */
export default function Settings() {
  const can = useCan();
  const { '*': rest = '' } = useParams();
  const part = parts.find(({ path }) => path === rest.split('/')[0]);
  if (part && !can(part.needs)) return <NotAllowed />;
  return (
    <Routes>
      <Route index element={<SettingsPage />} />
      <Route path="review-flows" element={<ReviewFlows />} />
      <Route path="lexicons/*" element={<Lexicons />} />
      <Route path="columns" element={<Columns />} />
      <Route path="leader-order" element={<LeaderOrder />} />
      <Route path="site" element={<Site />} />
      <Route path="topics" element={<TopicsPage />} />
      <Route path="brands" element={<Brands />} />
      <Route path="reprint-sources" element={<ReprintSources />} />
      <Route path="working-days" element={<WorkingDays />} />
      <Route path="webhooks/*" element={<Webhooks />} />
      <Route path="legacy-imports/*" element={<LegacyImports />} />
      <Route path="notice-hooks/*" element={<NoticeHooks />} />
      <Route path="submission-mailboxes/*" element={<SubmissionMailboxes />} />
      <Route path="submission-deadlines" element={<SubmissionDeadlines />} />
    </Routes>
  );
}
