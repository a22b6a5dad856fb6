import { Route, Routes } from 'react-router-dom';
import { EffectivePage } from './effective-page';
import { LexiconPage } from './lexicon-page';
import { LexiconsPage } from './lexicons-page';
import { RescanPage } from './rescans/rescan-page';
import { RescansPage } from './rescans/rescans-page';
import './words';

export default function Lexicons() {
  return (
    <Routes>
      <Route index element={<LexiconsPage />} />
      <Route path="effective" element={<EffectivePage />} />
      <Route path="rescans" element={<RescansPage />} />
      <Route path="rescans/:id" element={<RescanPage />} />
      <Route path=":id" element={<LexiconPage />} />
    </Routes>
  );
}
