import { Button } from 'antd';
import { api } from '@/api-client';
import { ConfirmButton, useTell, useWords } from '@/ui';
import { readAccount, useForgetAccounts } from './use-channel-accounts';
import type { ChannelAccount } from './use-channel-accounts';

/** Takes an account out of use, or back into it. What was published stays. */
export function SwitchAccount({ account }: { account: ChannelAccount }) {
  const say = useWords('channel-accounts');
  const tell = useTell();
  const forget = useForgetAccounts();
  const turn = async (enabled: boolean) => {
    try {
      const { etag } = await readAccount(account.id);
      await api.PATCH('/api/v1/channel-accounts/{id}', {
        params: { path: { id: account.id }, header: { 'if-match': etag } },
        body: { enabled },
      });
      tell.done(say(enabled ? 'enabled' : 'disabled'));
      await forget();
    } catch (error) {
      tell.problem(error);
    }
  };
  if (account.state === 'disabled') return <Button onClick={() => void turn(true)}>{say('enable')}</Button>;
  return (
    <ConfirmButton
      danger
      title={say('disable_question', { name: account.name })}
      consequence={say('disable_consequence')}
      onConfirm={() => turn(false)}
    >
      {say('disable')}
    </ConfirmButton>
  );
}
