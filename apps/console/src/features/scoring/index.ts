import { lazy } from 'react';
import './words';

export { useClasses, useYears } from './use-scoring';
export { yuanText } from './rules/yuan';
export const ScoringPage = lazy(async () => ({ default: (await import('./scoring-page')).ScoringPage }));
export const SchemePage = lazy(async () => ({ default: (await import('./schemes/scheme-page')).SchemePage }));
export const SchemeEditorPage = lazy(async () => ({
  default: (await import('./schemes/editor-page')).SchemeEditorPage,
}));
export const PenaltiesPage = lazy(async () => ({
  default: (await import('./penalties/penalties-page')).PenaltiesPage,
}));
