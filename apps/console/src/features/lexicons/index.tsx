import { Route, Routes } from 'react-router-dom';
import { LexiconPage } from './lexicon-page';
import { LexiconsPage } from './lexicons-page';
import './words';

export default function Lexicons() {
  return (
    <Routes>
      <Route index element={<LexiconsPage />} />
      <Route path=":id" element={<LexiconPage />} />
    </Routes>
  );
}
