import { lazy } from 'react';
import './words';

export const HonourRollsPage = lazy(async () => ({
  default: (await import('./rolls/rolls-page')).HonourRollsPage,
}));
export const HonourRollPage = lazy(async () => ({
  default: (await import('./rolls/roll-page')).HonourRollPage,
}));
export const PayListsPage = lazy(async () => ({
  default: (await import('./pay/pay-lists-page')).PayListsPage,
}));
export const PayListPage = lazy(async () => ({ default: (await import('./pay/pay-list-page')).PayListPage }));
export const OwnPayeePage = lazy(async () => ({
  default: (await import('./payees/own-payee-page')).OwnPayeePage,
}));
export const PayeesPage = lazy(async () => ({ default: (await import('./payees/payees-page')).PayeesPage }));
