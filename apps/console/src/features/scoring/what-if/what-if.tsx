import { Button, Select } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { Panel, ProblemNotice, inOffice, useNow, useWords } from '@/ui';
import { useClasses, useYears } from '../use-scoring';
import { calendarPeriods, daysSoFar } from './periods';
import { WhatIfTables } from './what-if-tables';

/** 试算: what other rules would have given in a period, beside what was in force. Nothing is changed by it. */
export function WhatIf({
  schemeId,
  organizationId,
  rules,
  about,
}: {
  schemeId: string;
  organizationId: string;
  rules: Pick<Shape<'WhatIfRequest'>, 'versionId' | 'document'>;
  about: string;
}) {
  const say = useWords('scoring');
  const today = inOffice(useNow()).format('YYYY-MM-DD');
  const years = useYears(organizationId);
  const classes = useClasses(organizationId);
  const [chosen, setChosen] = useState('last');
  const [unitClass, setUnitClass] = useState<string>('');
  const calendar = calendarPeriods(today);
  const periods = [
    { value: 'last', label: say('what_if.last_year'), days: calendar.last },
    { value: 'current', label: say('what_if.this_year'), days: calendar.current },
    ...(years.data?.items ?? []).flatMap((year) => {
      const days = daysSoFar(year, today);
      return days ? [{ value: year.id, label: year.name, days }] : [];
    }),
  ];
  const { days } = periods.find(({ value }) => value === chosen) ?? periods[0]!;
  const { data, error, isPending, mutate } = useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST('/api/v1/scoring-schemes/{id}/what-if', {
          params: { path: { id: schemeId } },
          body: {
            ...rules,
            organizationId,
            period: { ...days },
            ...(unitClass && { unitClass }),
          },
        }),
      ),
  });
  return (
    <Panel title={say('what_if.title')}>
      <p className="desk-quiet">{about}</p>
      <div className="what-if-bar">
        <Select
          aria-label={say('what_if.period')}
          value={chosen}
          onChange={setChosen}
          options={periods.map(({ value, label, days: { from, to } }) => ({
            value,
            label: say('what_if.days', { label, from, to }),
          }))}
        />
        <Select
          aria-label={say('what_if.class')}
          value={unitClass}
          onChange={setUnitClass}
          options={[
            { value: '', label: say('what_if.every_class') },
            ...(classes.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        <Button loading={isPending} onClick={() => mutate()}>
          {say('what_if.run')}
        </Button>
      </div>
      {error && <ProblemNotice error={error} onRetry={() => mutate()} />}
      {data && !isPending && <WhatIfTables answer={data} />}
    </Panel>
  );
}
