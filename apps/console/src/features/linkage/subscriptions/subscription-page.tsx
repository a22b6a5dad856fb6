import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useParams } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { Facts, Moment, Page, PageProblem, Panel, useWords } from '@/ui';
import { BackLink } from '../back-link';
import { SubscribedItems } from './subscribed-items';
import { SubscriptionActs } from './subscription-acts';
import { SubscriptionState } from './subscription-state';
import { useScopeText } from './use-scope-text';
import '../linkage.css';

/** `/contents/linkage/subscriptions/:id`: who follows whom, and what may be taken over from there. */
export default function SubscriptionPage() {
  const { id = '' } = useParams();
  const say = useWords('linkage');
  const scopeText = useScopeText();
  const asked = useQuery({
    queryKey: ['linkage', 'subscriptions', 'one', id],
    queryFn: () => bodyOf(api.GET('/api/v1/unit-subscriptions/{id}', { params: { path: { id } } })),
  });
  if (asked.isError) return <PageProblem error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton active className="page" />;
  const subscription = asked.data;
  const { subscriberName, sourceName, state, reason, decidedAt } = subscription;
  return (
    <Page
      title={say('subscription.title', { subscriber: subscriberName, source: sourceName })}
      lead={
        <>
          <BackLink to="/contents/linkage?tab=subscriptions">{say('tab.subscriptions')}</BackLink>{' '}
          <SubscriptionState state={state} />
        </>
      }
      actions={<SubscriptionActs subscription={subscription} />}
    >
      <div className="panels">
        <Panel title={say('subscription.facts')}>
          <Facts
            of={[
              [say('scope.label'), scopeText(subscription)],
              [say('subscription.asked_at'), <Moment at={subscription.createdAt} />],
              decidedAt ? [say('subscription.decided_at'), <Moment at={decidedAt} />] : null,
              reason ? [say('subscription.reason'), reason] : null,
            ]}
          />
          {state === 'pending' && <p>{say('subscription.pending_told', { name: sourceName })}</p>}
        </Panel>
        {state === 'active' && <SubscribedItems subscription={subscription} />}
      </div>
    </Page>
  );
}
