import { Route, Routes } from 'react-router-dom';
import { LegacyImportPage } from './legacy-import-page';
import { LegacyImportsPage } from './legacy-imports-page';
import './words';

/** 旧站迁移 */
export default function LegacyImports() {
  return (
    <Routes>
      <Route index element={<LegacyImportsPage />} />
      <Route path=":id" element={<LegacyImportPage />} />
    </Routes>
  );
}
