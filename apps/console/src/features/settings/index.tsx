import { lazy } from 'react';
import { Route, Routes } from 'react-router-dom';
import { SettingsPage } from './settings-page';
import './words';

const ReviewFlows = lazy(() => import('@/features/review-flows'));
const Lexicons = lazy(() => import('@/features/lexicons'));
const Columns = lazy(() => import('@/features/columns'));

/** What a unit decides once and for all; each part is a folder of its own. */
export default function Settings() {
  return (
    <Routes>
      <Route index element={<SettingsPage />} />
      <Route path="review-flows" element={<ReviewFlows />} />
      <Route path="lexicons/*" element={<Lexicons />} />
      <Route path="columns" element={<Columns />} />
    </Routes>
  );
}
