import { Tag } from 'antd';
import dayjs from 'dayjs';
import { useWords } from '@/ui';
import { lengthOf } from './spans';
import type { Span } from './spans';
import './working-days.css';

/** Holidays, and the weekends that are worked for them. */
export function SpanList({ spans }: { spans: readonly Span[] }) {
  const say = useWords('working-days');
  const told = (day: string) =>
    say('day', {
      month: dayjs(day).month() + 1,
      day: dayjs(day).date(),
      weekday: say(`weekday.${dayjs(day).day()}`),
    });
  return (
    <ul className="span-list">
      {spans.map((span) => {
        const { kind, name, days } = span;
        const [first, last] = days;
        return (
          <li key={first}>
            <Tag color={kind === 'holiday' ? 'red' : 'blue'}>{say(`kind.${kind}`)}</Tag>
            <strong>{name}</strong>
            <span>{first === last ? told(first) : `${told(first)} – ${told(last)}`}</span>
            <small>{say('count', { count: lengthOf(span) })}</small>
          </li>
        );
      })}
    </ul>
  );
}
