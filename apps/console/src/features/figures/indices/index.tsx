import { lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import Indices from './indices';

const ValuePage = lazy(() => import('./value/value-page'));
const ComparePage = lazy(() => import('./comparison/compare-page'));
const FormulasPage = lazy(() => import('./formulas/formulas-page'));
const FormulaPage = lazy(() => import('./formulas/formula-page'));
const FormulaEditor = lazy(() => import('./formulas/formula-editor'));

/** 传播指数: values with how they were reckoned, and the formulas by which they are. */
export default function IndexPages() {
  return (
    <Routes>
      <Route index element={<Indices />} />
      <Route path="values/:id" element={<ValuePage />} />
      <Route path="comparison" element={<ComparePage />} />
      <Route path="formulas" element={<FormulasPage />} />
      <Route path="formulas/new" element={<FormulaEditor />} />
      <Route path="formulas/:id" element={<FormulaPage />} />
      <Route path="formulas/:id/version" element={<FormulaEditor />} />
      <Route path="*" element={<Navigate to="/figures/indices" replace />} />
    </Routes>
  );
}
