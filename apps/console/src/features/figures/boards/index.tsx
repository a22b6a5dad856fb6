import { lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import BoardsPage from './boards-page';

const BoardPage = lazy(() => import('./board-page'));
const CorrectBoard = lazy(() => import('./correct-board'));
const PasteBoard = lazy(() => import('./paste-board'));

/** Rankings that others published, pasted as they stand. */
export default function Boards() {
  return (
    <Routes>
      <Route index element={<BoardsPage />} />
      <Route path="new" element={<PasteBoard />} />
      <Route path=":id" element={<BoardPage />} />
      <Route path=":id/correct" element={<CorrectBoard />} />
      <Route path="*" element={<Navigate to="/figures/rankings/published" replace />} />
    </Routes>
  );
}
