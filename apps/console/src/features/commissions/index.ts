import { lazy } from 'react';
import './words';

export const CommissionsPage = lazy(async () => ({
  default: (await import('./commissions-page')).CommissionsPage,
}));
export const CommissionPage = lazy(async () => ({
  default: (await import('./commission-page')).CommissionPage,
}));
