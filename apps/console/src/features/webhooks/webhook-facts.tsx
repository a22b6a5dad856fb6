import { ReceiverState } from '@/features/receivers';
import { Facts, Moment, Panel, useWords } from '@/ui';
import type { Webhook } from './use-webhooks';

export function WebhookFacts({ webhook }: { webhook: Webhook }) {
  const say = useWords('webhooks');
  const { url, events, purge, includeDescendants, failures, failingSince, formerSecretUntil } = webhook;
  return (
    <Panel title={say('standing')}>
      <Facts
        of={[
          [say('state'), <ReceiverState say={say} receiver={webhook} />],
          [say('url'), url],
          purge === null
            ? [say('events'), events.map((event) => say(`event.${event.replace('.', '_')}`)).join('、')]
            : [say('shape'), say(`shapes.${purge.shape}`)],
          purge?.headerName ? [say('header_name'), purge.headerName] : null,
          [say('reach'), say(includeDescendants ? 'reach_below' : 'reach_own')],
          failures > 0 && failingSince !== null
            ? [
                say('failures'),
                <>
                  {say('failures_count', { count: failures })} <Moment at={failingSince} />
                </>,
              ]
            : null,
          formerSecretUntil === null ? null : [say('former_secret'), <Moment at={formerSecretUntil} />],
        ]}
      />
    </Panel>
  );
}
