import { CopyButton, Panel, useWords } from '@/ui';
import type { ChannelAccount } from './use-channel-accounts';

/** To be entered in the platform's own console, so that it tells us of results at once. */
export function CallbackAddress({ account }: { account: ChannelAccount }) {
  const say = useWords('channel-accounts');
  const address = `${location.origin}/callbacks/${account.platform}/${account.id}`;
  return (
    <Panel title={say('callback.title')}>
      <p>{say(`callback.${account.platform}`)}</p>
      <code className="address">{address}</code> <CopyButton text={address} />
    </Panel>
  );
}
