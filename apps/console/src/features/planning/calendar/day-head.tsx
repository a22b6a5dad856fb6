import { StopOutlined } from '@ant-design/icons';
import { Link } from 'react-router-dom';
import { useWords } from '@/ui';
import type { DayFacts } from './entries';

/** The date, with what kind of day it is, silence and campaigns. */
export function DayHead({ day, facts, isLong = false }: { day: string; facts: DayFacts; isLong?: boolean }) {
  const say = useWords('planning');
  const { named, blackouts, campaigns } = facts;
  return (
    <div className="day-head">
      <time dateTime={day}>{isLong ? day.slice(5) : Number(day.slice(8))}</time>
      {named && (
        <span className={named.state === 'holiday' ? 'day-off' : 'day-at-work'} title={named.title}>
          {say(named.state === 'holiday' ? 'calendar.holiday' : 'calendar.make_up')}
          {isLong && ` ${named.title}`}
        </span>
      )}
      {blackouts.map(({ object, title }) => (
        <Link key={object.id} to="/publications/blackouts" className="day-silent" title={title}>
          <StopOutlined aria-hidden /> {say('calendar.silent')}
          {isLong && `：${title}`}
        </Link>
      ))}
      {campaigns.map(({ object, title }) => (
        <Link key={object.id} to={`/calendar/campaigns/${object.id}`} className="day-campaign">
          {title}
        </Link>
      ))}
    </div>
  );
}
