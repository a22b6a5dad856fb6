import { DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useWords } from '@/ui';
import { MOST_DAYS, daysOf, periodNames, periodUntilToday } from './period';
import type { Period, PeriodName } from './period';
import { officeToday } from './use-period';

const DAY = 'YYYY-MM-DD';

/** This week, month, quarter or year until today, or days of one's own. */
export function PeriodPicker({ period, onChoose }: { period: Period; onChoose: (period: Period) => void }) {
  const say = useWords('figures');
  const [isOwn, setOwn] = useState(period.name === 'own');
  const choose = (name: PeriodName) => {
    setOwn(name === 'own');
    onChoose(name === 'own' ? { ...period, name } : periodUntilToday(name, officeToday()));
  };
  return (
    <div className="period-picker">
      <Segmented<PeriodName>
        aria-label={say('period.label')}
        value={isOwn ? 'own' : period.name}
        onChange={choose}
        options={periodNames.map((name) => ({ value: name, label: say(`period.${name}`) }))}
      />
      {isOwn && (
        <DatePicker.RangePicker
          aria-label={say('period.days')}
          allowClear={false}
          value={[dayjs(period.from), dayjs(period.to)]}
          onChange={(days) => {
            const from = days?.[0]?.format(DAY);
            const to = days?.[1]?.format(DAY);
            if (from && to) onChoose({ name: 'own', from, to });
          }}
          disabledDate={(day, { from }) =>
            from !== undefined && daysOf({ from: from.format(DAY), to: day.format(DAY) }) > MOST_DAYS
          }
        />
      )}
    </div>
  );
}
