import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { api, bodyOf } from '@/api-client';
import type { Channel } from '@/features/channels';
import { Moment, Panel, useTell, useWords } from '@/ui';
import { useAccountHealth } from './use-channel-accounts';
import type { ChannelAccount } from './use-channel-accounts';

/** The platform's own page, where the owner of the account agrees; then the platform sends the browser back. */
export function AuthorizeAccount({ account, channel }: { account: ChannelAccount; channel: Channel }) {
  const say = useWords('channel-accounts');
  const tell = useTell();
  const begin = useMutation({
    mutationFn: () =>
      bodyOf(api.POST('/api/v1/channel-accounts/{id}/authorize', { params: { path: { id: account.id } } })),
    onError: (error) => tell.problem(error),
  });
  // The other window changes the account: looked at until it has.
  useAccountHealth(account.id, { refetchInterval: begin.data ? 3_000 : false });
  const isMissing = account.state === 'needs_authorization';
  return (
    <Panel title={say('authorize.title')}>
      <p>{say(isMissing ? 'authorize.text' : 'authorize.again_text', { name: channel.name })}</p>
      {begin.data ? (
        <Alert
          type="info"
          showIcon
          title={say('authorize.go', { name: channel.name })}
          description={
            <>
              {say('authorize.until')} <Moment at={begin.data.expiresAt} />
            </>
          }
          action={
            <Button type="primary" href={begin.data.url} target="_blank" rel="noopener">
              {say('authorize.open', { name: channel.name })}
            </Button>
          }
        />
      ) : (
        <Button
          type={isMissing ? 'primary' : 'default'}
          loading={begin.isPending}
          onClick={() => begin.mutate()}
        >
          {say(isMissing ? 'authorize.begin' : 'authorize.again')}
        </Button>
      )}
    </Panel>
  );
}
