import { lazy } from 'react';
import './words';

export const LedgerPage = lazy(async () => ({ default: (await import('./ledger-page')).LedgerPage }));
