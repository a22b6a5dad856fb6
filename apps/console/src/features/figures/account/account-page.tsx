import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { useUnitName } from '@/features/organizations';
import { Page, useWords } from '@/ui';
import { Answer } from '../parts/answer';
import { PeriodPicker, usePeriod } from '../period';
import { usePlatformName } from '@/features/channels';
import { AccountFigures } from './account-figures';
import { Collection } from './collection';

/** One channel account: how its own figures went, and how they come in. */
export default function AccountPage() {
  const { id = '' } = useParams();
  const say = useWords('figures');
  const platformName = usePlatformName();
  const unitName = useUnitName();
  const { period, choose } = usePeriod();
  const account = useQuery({
    queryKey: ['channel-accounts', id, 'figures-page'],
    queryFn: () => bodyOf(api.GET('/api/v1/channel-accounts/{id}', { params: { path: { id } } })),
  });
  return (
    <Answer asked={account} rows={8}>
      {(found) => (
        <Page
          title={say('account.title', { name: found.name })}
          lead={
            <>
              <Link to="/figures/matrix">{say('parts.matrix')}</Link> · {platformName(found.platform)} ·{' '}
              {unitName(found.organizationId)} ·{' '}
              <Link to={`/figures/indices?of=${id}`}>{say('account.indices')}</Link> ·{' '}
              <Link to={`/figures/accounts/${id}/year`}>{say('year.open')}</Link> ·{' '}
              <Link to={`/figures/accounts/${id}/records`}>{say('typed.records')}</Link>
            </>
          }
          actions={<PeriodPicker period={period} onChoose={choose} />}
        >
          <div className="figures-grid">
            <AccountFigures account={found} period={period} />
            <Collection accountId={id} organizationId={found.organizationId} />
          </div>
        </Page>
      )}
    </Answer>
  );
}
