import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { addWords } from '@/ui';
import enUS from './sentences/en-US.json';
import zhCN from './sentences/zh-CN.json';
import './reviews.css';

addWords('reviews', { 'zh-CN': zhCN, 'en-US': enUS });

export { RecordEmergency } from './emergencies/record-button';
export { EvidenceActions } from './evidence/evidence-actions';
export { WhoIsAsked } from './item/who-is-asked';
export { ReviewLine } from './history/review-line';
export { DocumentText } from './text/document-text';

const QueuePage = lazy(() => import('./queue/queue-page'));
const DelegationsPage = lazy(() => import('./delegations/delegations-page'));
const EmergenciesPage = lazy(() => import('./emergencies/emergencies-page'));
const ItemPage = lazy(() => import('./item/item-page'));

/** 审稿: what waits, one item with all that is to be seen of it, and who stands in for whom. */
export default function Reviews() {
  return (
    <Suspense fallback={<Skeleton active className="page" />}>
      <Routes>
        <Route index element={<QueuePage />} />
        <Route path="delegations" element={<DelegationsPage />} />
        <Route path="emergencies" element={<EmergenciesPage />} />
        <Route path=":id" element={<ItemPage />} />
      </Routes>
    </Suspense>
  );
}
