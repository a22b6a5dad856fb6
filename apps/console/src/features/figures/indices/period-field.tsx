import { DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useWords } from '@/ui';
import { officeToday } from '../period/use-period';
import { lastPeriod, periodAround } from './index-period';
import type { PeriodWish } from './index-period';
import { usePeriodText } from './use-index-names';
import { periodKinds } from './use-indices';
import type { PeriodKind } from './use-indices';

const DAY = 'YYYY-MM-DD';

/** A period that is over. Usable as a field of a form. */
export function PeriodField({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: PeriodWish;
  onChange?: (period: PeriodWish) => void;
}) {
  const say = useWords('figures');
  const periodText = usePeriodText();
  const today = officeToday();
  const { kind, from, to } = value ?? lastPeriod('month', today);
  const isOver = (day: dayjs.Dayjs) => day.format(DAY) < today;
  return (
    <div className="period-field">
      <Segmented<PeriodKind>
        aria-label={say('indices.kind_label')}
        value={kind}
        onChange={(next) => onChange?.(lastPeriod(next, today))}
        options={periodKinds.map((one) => ({ value: one, label: say(`indices.kind.${one}`) }))}
      />
      {kind === 'days' ? (
        <DatePicker.RangePicker
          id={id}
          allowClear={false}
          value={[dayjs(from), dayjs(to)]}
          disabledDate={(day) => !isOver(day)}
          onChange={(days) => {
            const [first, last] = [days?.[0]?.format(DAY), days?.[1]?.format(DAY)];
            if (first && last) onChange?.({ kind, from: first, to: last });
          }}
        />
      ) : (
        <DatePicker
          id={id}
          allowClear={false}
          picker={kind === 'week' ? 'date' : kind}
          value={dayjs(from)}
          disabledDate={(day) => !isOver(day)}
          onChange={(day) => day && onChange?.(periodAround(kind, day.format(DAY)))}
        />
      )}
      {kind === 'week' && <span className="figures-quiet">{periodText({ kind, from })}</span>}
    </div>
  );
}
