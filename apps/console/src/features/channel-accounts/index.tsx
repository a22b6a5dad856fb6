import { lazy } from 'react';
import { Route, Routes } from 'react-router-dom';
import { AccountsPage } from './accounts-page';
import './words';

export { RehearsalButton } from './rehearsal-button';
export { StandingTag } from './standing-tag';
export { PlatformMark } from './platform-mark';
export { standingOf } from './standing';
export { useAccountsHealth } from './use-channel-accounts';
export type { AccountHealth, ChannelAccount } from './use-channel-accounts';

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
