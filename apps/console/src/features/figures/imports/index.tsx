import { lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import ImportsPage from './imports-page';

const ImportPage = lazy(() => import('./import-page'));

/** 导入平台数据: tables that platforms let people take along. */
export default function Imports() {
  return (
    <Routes>
      <Route index element={<ImportsPage />} />
      <Route path=":id" element={<ImportPage />} />
      <Route path="*" element={<Navigate to="/figures/imports" replace />} />
    </Routes>
  );
}
