import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { usePlatformName } from '@/features/channels';
import { EmptyState, Page, useWords } from '@/ui';
import { Answer } from '../parts/answer';
import { Card } from '../parts/card';
import { YearFigures } from './year-figures';
import { YearPicker, useYear } from './year-picker';

/** One account's year, as it was told month by month. */
export default function AccountYear() {
  const { id = '' } = useParams();
  const say = useWords('figures');
  const platformName = usePlatformName();
  const year = useYear();
  const params = { path: { id } };
  const account = useQuery({
    queryKey: ['channel-accounts', id, 'figures-page'],
    queryFn: () => bodyOf(api.GET('/api/v1/channel-accounts/{id}', { params })),
  });
  const figures = useQuery({
    queryKey: ['figures', 'year', 'account', id, year],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/channel-accounts/{id}/figures-of-year', { params: { ...params, query: { year } } }),
      ),
  });
  const records = <Link to={`/figures/accounts/${id}/records`}>{say('typed.records')}</Link>;
  return (
    <Answer asked={account} rows={8}>
      {({ name, platform }) => (
        <Page
          title={say('year.of', { name, year })}
          lead={
            <>
              {platformName(platform)} ·{' '}
              <Link to={`/figures/accounts/${id}`}>{say('typed.back_to_account')}</Link> · {records} ·{' '}
              <Link to={`/figures/year?year=${year}`}>{say('year.all_accounts')}</Link>
            </>
          }
          actions={<YearPicker />}
        >
          <Answer asked={figures} rows={8}>
            {({ series }) => (
              <div className="figures-grid">
                {series.length === 0 && (
                  <Card title={say('year.title', { year })}>
                    <EmptyState text={say('year.none_of_account')}>{records}</EmptyState>
                  </Card>
                )}
                {series.map((one) => (
                  <YearFigures
                    key={`${one.metric} ${one.definitionId}`}
                    title={one.name}
                    figures={one}
                    months={[{ name: one.name, months: one.months }]}
                    highest={one.highest}
                  />
                ))}
              </div>
            )}
          </Answer>
        </Page>
      )}
    </Answer>
  );
}
