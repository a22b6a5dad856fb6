import { useSearchParams } from 'react-router-dom';
import { Page, TabRow, useWords } from '@/ui';
import { BackLink } from './back-link';
import { OfferTab } from './offer/offer-tab';
import { ReceivedList } from './received/received-list';
import { PushList } from './sent/push-list';
import { SubscriptionsTab } from './subscriptions/subscriptions-tab';

const tabs = {
  received: () => <ReceivedList />,
  sent: () => <PushList />,
  subscriptions: () => <SubscriptionsTab />,
  offer: () => <OfferTab />,
} as const;

/** `/contents/linkage`: what goes between units, each way. */
export default function LinkagePage() {
  const say = useWords('linkage');
  const [search, setSearch] = useSearchParams();
  return (
    <Page
      title={say('title')}
      lead={
        <>
          <BackLink to="/contents">{say('to_contents')}</BackLink> · {say('lead')}
        </>
      }
    >
      <TabRow
        label={say('tab.all')}
        chosen={search.get('tab') ?? 'received'}
        // In the address, so that notices and the front page can lead here.
        onChoose={(tab) => setSearch(tab === 'received' ? {} : { tab }, { replace: true })}
        tabs={Object.entries(tabs).map(([key, content]) => ({ key, label: say(`tab.${key}`), content }))}
      />
    </Page>
  );
}
