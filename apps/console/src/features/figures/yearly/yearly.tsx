import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import { useCurrentUnit } from '@/features/organizations';
import { EmptyState, inOffice, useWords } from '@/ui';
import { Answer } from '../parts/answer';
import { Card } from '../parts/card';
import { FiguresPage } from '../parts/figures-page';
import { useNumbers } from '../parts/numbers';
import { OutputTable } from './output-table';

const YEARS_OFFERED = 12;

/** 年度发布量: how much each account of the unit and those below it put out in a year, what was taken over among it. */
export default function Yearly() {
  const say = useWords('figures');
  const numbers = useNumbers();
  const { unitId: organizationId } = useCurrentUnit();
  const [thisYear] = useState(() => inOffice(Date.now()).year());
  const [year, setYear] = useState(thisYear);
  const query = { organizationId, year };
  const output = useQuery({
    queryKey: ['figures', 'yearly', query],
    queryFn: () => bodyOf(api.GET('/api/v1/yearly-output', { params: { query } })),
    placeholderData: (before) => before,
  });
  const years = Array.from({ length: YEARS_OFFERED }, (_, index) => thisYear - index);
  return (
    <FiguresPage
      part="yearly"
      actions={
        <Select
          aria-label={say('yearly.year')}
          value={year}
          onChange={setYear}
          options={years.map((value) => ({ value, label: say('yearly.of_year', { year: value }) }))}
        />
      }
    >
      <Answer asked={output} rows={8}>
        {(data) => (
          <Card
            title={say('yearly.total', { year: String(data.year), count: numbers.format(data.total) })}
            side={say('yearly.counted')}
          >
            {data.accounts.length === 0 ? (
              <EmptyState text={say('yearly.empty')} />
            ) : (
              <OutputTable accounts={data.accounts} />
            )}
          </Card>
        )}
      </Answer>
    </FiguresPage>
  );
}
