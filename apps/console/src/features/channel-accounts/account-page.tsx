import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useChannels } from '@/features/channels';
import { useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { Page, ProblemNotice, useWords } from '@/ui';
import { AccountAbilities } from './account-abilities';
import { AccountBudgets } from './account-budgets';
import { AccountFacts } from './account-facts';
import { AccountStanding } from './account-standing';
import { AuthorizeAccount } from './authorize-account';
import { CallbackAddress } from './callback-address';
import { ChangeAccount } from './change-account';
import { FeedAddress } from './feed-address';
import { SwitchAccount } from './switch-account';
import { useAccountHealth } from './use-channel-accounts';
import { VerifyAccount } from './verify-account';
import './accounts-page.css';

/** One account: how it stands, what it may do and why, what is left of its limits, and its settings. */
export function AccountPage() {
  const { id = '' } = useParams();
  const say = useWords('channel-accounts');
  const can = useCan();
  const unitName = useUnitName();
  const unitPath = useUnitPath();
  const { byPlatform } = useChannels();
  const [isChanging, setChanging] = useState(false);
  const health = useAccountHealth(id);
  if (health.isError) return <ProblemNotice error={health.error} onRetry={() => void health.refetch()} />;
  const channel = byPlatform.get(health.data?.account.platform ?? '');
  if (!health.data || !channel) return <Skeleton active className="page" />;
  const { account } = health.data;
  const mayManage = can('channel_account.manage', unitPath(account.organizationId));
  const isBuiltIn = channel.capabilities.builtIn === true;
  return (
    <Page
      title={account.name}
      lead={`${channel.name} · ${unitName(account.organizationId)}`}
      actions={
        mayManage && (
          <>
            {!isBuiltIn && <VerifyAccount id={id} />}
            <Button onClick={() => setChanging(true)}>{say('change')}</Button>
            <SwitchAccount account={account} />
          </>
        )
      }
    >
      <div className="panels in-two">
        <AccountStanding health={health.data} />
        {mayManage && channel.authorization && account.state !== 'disabled' && (
          <AuthorizeAccount account={account} channel={channel} />
        )}
        <AccountAbilities health={health.data} channel={channel} />
        <AccountBudgets budgets={health.data.budgets} />
        <AccountFacts health={health.data} />
        {mayManage && channel.modes.includes('feed') && <FeedAddress account={account} />}
        {mayManage && channel.capabilities.callbacks === true && <CallbackAddress account={account} />}
      </div>
      {isChanging && <ChangeAccount id={id} channel={channel} onClose={() => setChanging(false)} />}
    </Page>
  );
}
