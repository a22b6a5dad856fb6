import { Route, Routes } from 'react-router-dom';
import { TrailPage } from './trail-page';
import './words';

export default function Audit() {
  return (
    <Routes>
      <Route index element={<TrailPage />} />
    </Routes>
  );
}
