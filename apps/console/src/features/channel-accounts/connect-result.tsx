import { Button, Skeleton, Space } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Channel } from '@/features/channels';
import { Panel, ProblemNotice, useWords } from '@/ui';
import { AuthorizeAccount } from './authorize-account';
import { CallbackAddress } from './callback-address';
import { ChangeAccount } from './change-account';
import { FeedAddress } from './feed-address';
import { useAccountHealth } from './use-channel-accounts';
import { useVerify } from './use-verify';
import { VerifyOutcome } from './verify-outcome';

/** Last step: the owner agrees on the platform where that is the way, and the platform is asked whether all works. */
export function ConnectResult({ id, channel, onDone }: { id: string; channel: Channel; onDone: () => void }) {
  const say = useWords('channel-accounts');
  const health = useAccountHealth(id);
  const verify = useVerify();
  const [isMending, setMending] = useState(false);
  const account = health.data?.account;
  const isConnected = account?.state === 'connected';
  const wasAsked = useRef(false);
  useEffect(() => {
    if (!isConnected || wasAsked.current) return;
    wasAsked.current = true;
    verify.mutate(id);
  }, [isConnected, id, verify]);
  if (health.isError) return <ProblemNotice error={health.error} onRetry={() => void health.refetch()} />;
  if (!account) return <Skeleton active />;
  return (
    <div className="panels">
      {account.state === 'needs_authorization' && channel.authorization && (
        <AuthorizeAccount account={account} channel={channel} />
      )}
      {(isConnected || verify.data) && (
        <Panel title={say('step.check')}>
          {verify.isPending && <p>{say('verify.asking', { name: channel.name })}</p>}
          {verify.data && <VerifyOutcome health={verify.data} />}
          {verify.error && <ProblemNotice error={verify.error} />}
          <Space wrap style={{ marginTop: 16 }}>
            {verify.data?.problem && (
              <Button type="primary" onClick={() => setMending(true)}>
                {say('connect.mend')}
              </Button>
            )}
            <Button loading={verify.isPending} onClick={() => verify.mutate(id)}>
              {say('verify.again')}
            </Button>
          </Space>
        </Panel>
      )}
      {channel.capabilities.callbacks === true && <CallbackAddress account={account} />}
      {channel.modes.includes('feed') && account.mode === 'feed' && <FeedAddress account={account} />}
      <div>
        <Button type={verify.data?.problem ? 'default' : 'primary'} onClick={onDone}>
          {say('connect.done')}
        </Button>
      </div>
      {isMending && (
        <ChangeAccount
          id={id}
          channel={channel}
          onClose={() => {
            setMending(false);
            verify.mutate(id);
          }}
        />
      )}
    </div>
  );
}
