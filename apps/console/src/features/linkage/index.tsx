import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import './words';

export { PushesOfContent } from './sent/pushes-of-content';

const LinkagePage = lazy(() => import('./linkage-page'));
const PushedItemPage = lazy(() => import('./received/pushed-item-page'));
const PushPage = lazy(() => import('./sent/push-page'));
const SubscriptionPage = lazy(() => import('./subscriptions/subscription-page'));

/** 下发与订阅: items that units hand down, and follow one another for. */
export default function Linkage() {
  return (
    <Suspense fallback={<Skeleton active className="page" />}>
      <Routes>
        <Route index element={<LinkagePage />} />
        <Route path="received/:id" element={<PushedItemPage />} />
        <Route path="sent/:id" element={<PushPage />} />
        <Route path="subscriptions/:id" element={<SubscriptionPage />} />
      </Routes>
    </Suspense>
  );
}
