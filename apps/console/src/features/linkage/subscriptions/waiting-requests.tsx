import { Moment, Panel, useWords } from '@/ui';
import { useMay } from '../use-may';
import { SubscriptionActs } from './subscription-acts';
import { useScopeText } from './use-scope-text';
import { useSubscriptions } from './use-subscriptions';

/** Who asks to follow the unit and has no answer; nothing where nobody does. */
export function WaitingRequests({ unitId }: { unitId: string }) {
  const say = useWords('linkage');
  const scopeText = useScopeText();
  const { mayPush } = useMay();
  const asking = useSubscriptions(unitId, 'pending').items.filter(
    ({ sourceOrganizationId }) => sourceOrganizationId === unitId,
  );
  if (asking.length === 0 || !mayPush(unitId)) return null;
  return (
    <div className="linkage-notices">
      <Panel title={say('subscription.asking')}>
        <ul className="linkage-lines">
          {asking.map((subscription) => (
            <li key={subscription.id}>
              <div>
                <strong>{subscription.subscriberName}</strong>
                <div className="linkage-quiet">
                  {scopeText(subscription)} · <Moment at={subscription.createdAt} />
                </div>
              </div>
              <div className="linkage-acts">
                <SubscriptionActs subscription={subscription} />
              </div>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
