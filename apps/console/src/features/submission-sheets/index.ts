import { lazy } from 'react';
import './submission-sheets.css';
import './words';

// Loaded when they are opened, as the other parts of the desk.
export const SheetsPage = lazy(async () => ({ default: (await import('./sheets-page')).SheetsPage }));
export const SheetPage = lazy(async () => ({ default: (await import('./sheet-page')).SheetPage }));
