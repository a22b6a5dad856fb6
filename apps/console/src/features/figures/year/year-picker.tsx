import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useSearchParams } from 'react-router-dom';
import { useWords } from '@/ui';
import { officeToday } from '../period/use-period';

/** The year stands in the address; this one where it says none. */
export function useYear(): number {
  const [params] = useSearchParams();
  const year = Number(params.get('year'));
  return Number.isInteger(year) && year >= 1990 && year <= 2099 ? year : Number(officeToday().slice(0, 4));
}

export function YearPicker() {
  const say = useWords('figures');
  const year = useYear();
  const [, setParams] = useSearchParams();
  return (
    <DatePicker
      picker="year"
      aria-label={say('year.choose')}
      allowClear={false}
      value={dayjs(`${year}-01-01`)}
      disabledDate={(day) => day.year() > Number(officeToday().slice(0, 4)) || day.year() < 1990}
      onChange={(chosen) => setParams({ year: String(chosen?.year() ?? year) }, { replace: true })}
    />
  );
}
