import { lazy } from 'react';
import { Route, Routes } from 'react-router-dom';
import { AccountsPage } from './accounts-page';
import './words';

export { RehearsalButton } from './rehearsal-button';

const AccountPage = lazy(() => import('./account-page').then((part) => ({ default: part.AccountPage })));
const ChoosePlatform = lazy(() =>
  import('./choose-platform').then((part) => ({ default: part.ChoosePlatform })),
);
const ConnectPage = lazy(() => import('./connect-page').then((part) => ({ default: part.ConnectPage })));

export default function ChannelAccounts() {
  return (
    <Routes>
      <Route index element={<AccountsPage />} />
      <Route path="new" element={<ChoosePlatform />} />
      <Route path="new/:platform" element={<ConnectPage />} />
      <Route path=":id" element={<AccountPage />} />
    </Routes>
  );
}
