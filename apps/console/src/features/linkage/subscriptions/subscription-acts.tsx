import { Button } from 'antd';
import { api } from '@/api-client';
import { ReasonButton, useAct, useWords } from '@/ui';
import { touched } from '../shapes';
import type { Subscription } from '../shapes';
import { useMay } from '../use-may';

/** The source agrees or refuses; either side may end it. */
export function SubscriptionActs({ subscription }: { subscription: Subscription }) {
  const say = useWords('linkage');
  const { mayPush, mayTake } = useMay();
  const { id, state, sourceOrganizationId, subscriberOrganizationId, subscriberName, sourceName } =
    subscription;
  const params = { path: { id } };
  const approve = useAct(() => api.POST('/api/v1/unit-subscriptions/{id}/approve', { params }), {
    touches: touched,
    done: say('subscription.approved'),
  });
  const refuse = useAct(
    (reason: string) => api.POST('/api/v1/unit-subscriptions/{id}/refuse', { params, body: { reason } }),
    { touches: touched, done: say('subscription.refused') },
  );
  const end = useAct(
    (reason: string) => api.POST('/api/v1/unit-subscriptions/{id}/end', { params, body: { reason } }),
    { touches: touched, done: say('subscription.ended') },
  );
  const isSource = mayPush(sourceOrganizationId);
  if (state === 'pending' && isSource)
    return (
      <>
        <ReasonButton
          title={say('subscription.refuse_title', { name: subscriberName })}
          told={say('subscription.refuse_told')}
          loading={refuse.isBusy}
          onReason={refuse.attempt}
        >
          {say('subscription.refuse')}
        </ReasonButton>
        <Button type="primary" loading={approve.isBusy} onClick={() => void approve.run()}>
          {say('subscription.approve')}
        </Button>
      </>
    );
  if ((state !== 'pending' && state !== 'active') || !(isSource || mayTake(subscriberOrganizationId)))
    return null;
  return (
    <ReasonButton
      danger
      title={say('subscription.end_title', { subscriber: subscriberName, source: sourceName })}
      told={say(state === 'pending' ? 'subscription.take_back_told' : 'subscription.end_told')}
      loading={end.isBusy}
      onReason={end.attempt}
    >
      {say(state === 'pending' ? 'subscription.take_back' : 'subscription.end')}
    </ReasonButton>
  );
}
