import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Gate } from '@/app/gate';
import { Look } from '@/app/look';
import { keepEnterInDates } from '@/app/enter-in-dates';
import { beginLanguage } from '@/app/language';
import { letOwnStylesIn } from '@/app/own-styles';
import '@/app/base.css';

letOwnStylesIn();
keepEnterInDates();
await beginLanguage();
createRoot(document.getElementById('console')!).render(
  <StrictMode>
    <Look>
      <Gate />
    </Look>
  </StrictMode>,
);
