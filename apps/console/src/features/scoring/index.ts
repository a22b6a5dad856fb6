import { lazy } from 'react';
import './words';

export { useYears } from './use-scoring';
export const ScoringPage = lazy(async () => ({ default: (await import('./scoring-page')).ScoringPage }));
