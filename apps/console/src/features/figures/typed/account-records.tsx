import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { usePlatformName } from '@/features/channels';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { Page, useWords } from '@/ui';
import { Answer } from '../parts/answer';
import { PeriodPicker, usePeriod } from '../period';
import { MomentRecords } from './moment-records';
import { PeriodRecords } from './period-records';
import { RecountTotals } from './recount-totals';

/** Every figure of an account itself, one by one: typed in here, and corrected here. */
export default function AccountRecords() {
  const { id = '' } = useParams();
  const say = useWords('figures');
  const can = useCan();
  const unitPath = useUnitPath();
  const platformName = usePlatformName();
  const { period, choose } = usePeriod();
  const account = useQuery({
    queryKey: ['channel-accounts', id, 'figures-page'],
    queryFn: () => bodyOf(api.GET('/api/v1/channel-accounts/{id}', { params: { path: { id } } })),
  });
  return (
    <Answer asked={account} rows={8}>
      {({ name, platform, organizationId }) => {
        const of = {
          ...{ subject: { kind: 'account', id } as const, platform },
          mayRecord: can('figure.record', unitPath(organizationId)),
        };
        return (
          <Page
            title={say('typed.records_of', { name })}
            lead={
              <>
                {platformName(platform)} ·{' '}
                <Link to={`/figures/accounts/${id}`}>{say('typed.back_to_account')}</Link> ·{' '}
                <Link to={`/figures/accounts/${id}/year`}>{say('year.open')}</Link>
              </>
            }
            actions={<PeriodPicker period={period} onChoose={choose} />}
          >
            <div className="figures-grid">
              <MomentRecords {...of} period={period} />
              <PeriodRecords {...of}>{of.mayRecord && <RecountTotals accountId={id} />}</PeriodRecords>
            </div>
          </Page>
        );
      }}
    </Answer>
  );
}
