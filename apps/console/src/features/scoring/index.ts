import { lazy } from 'react';
import './words';

export const ScoringPage = lazy(async () => ({ default: (await import('./scoring-page')).ScoringPage }));
