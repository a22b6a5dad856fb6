import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { usePlatformName } from '@/features/channels';
import { useCurrentUnit } from '@/features/organizations';
import { EmptyState, useWords } from '@/ui';
import { Answer } from '../parts/answer';
import { Card } from '../parts/card';
import { FiguresPage } from '../parts/figures-page';
import { useFigureText } from '../parts/numbers';
import { YearFigures } from './year-figures';
import { YearPicker, useYear } from './year-picker';

/** The year of a unit and all below it: one card for each platform and figure, platforms are never added up. */
export default function UnitYear() {
  const say = useWords('figures');
  const platformName = usePlatformName();
  const textOf = useFigureText();
  const { unitId } = useCurrentUnit();
  const year = useYear();
  const figures = useQuery({
    queryKey: ['figures', 'year', 'unit', unitId, year],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/organizations/{id}/figures-of-year', {
          params: { path: { id: unitId }, query: { year } },
        }),
      ),
  });
  return (
    <FiguresPage
      part="matrix"
      lead={
        <>
          {say('year.title', { year })} · <Link to="/figures/matrix">{say('year.back')}</Link>
        </>
      }
      actions={<YearPicker />}
    >
      <Answer asked={figures} rows={8}>
        {({ series }) => (
          <div className="figures-grid">
            {series.length === 0 && (
              <Card title={say('year.title', { year })}>
                <EmptyState text={say('year.none_of_unit')}>
                  <Link to="/figures/matrix">{say('year.back')}</Link>
                </EmptyState>
              </Card>
            )}
            {series.map((one) => (
              <YearFigures
                key={`${one.platform} ${one.metric} ${one.definitionId}`}
                title={`${platformName(one.platform)} · ${one.name}`}
                figures={one}
                months={one.accounts.map(({ accountName, months }) => ({ name: accountName, months }))}
              >
                <ul className="year-accounts">
                  {one.accounts.map(({ channelAccountId, accountName, total, precision }) => (
                    <li key={channelAccountId}>
                      <Link to={`/figures/accounts/${channelAccountId}/year?year=${year}`}>
                        {accountName}
                      </Link>
                      <b>{total === null ? '—' : textOf(total, precision)}</b>
                    </li>
                  ))}
                </ul>
              </YearFigures>
            ))}
          </div>
        )}
      </Answer>
    </FiguresPage>
  );
}
