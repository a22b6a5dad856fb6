import { lazy } from 'react';

// Loaded when they are opened: who only sees the door on the front page doesn't wait for the desk.
export const DeskPage = lazy(async () => ({ default: (await import('./desk/desk-page')).DeskPage }));
export const ReportPage = lazy(async () => ({ default: (await import('./report/report-page')).ReportPage }));
export const WaitingUsesPage = lazy(async () => ({
  default: (await import('./facts/waiting-uses-page')).WaitingUsesPage,
}));
export const ReportText = lazy(async () => ({ default: (await import('./report/report-text')).ReportText }));
