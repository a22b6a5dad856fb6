import { useQuery } from '@tanstack/react-query';
import { Skeleton, Tag } from 'antd';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCurrentUnit } from '@/features/organizations';
import { EmptyState, ProblemNotice, inOffice, useWords } from '@/ui';

type Entry = Shape<'CalendarEntryResponse'>;

/** What stands in the calendar of this day, in the order of its hours. */
export function Today() {
  const say = useWords('home');
  const { unitId } = useCurrentUnit();
  const day = inOffice(new Date()).format('YYYY-MM-DD');
  const today = useQuery({
    queryKey: ['calendar', 'day', unitId, day],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/calendar', { params: { query: { from: day, to: day, organizationId: unitId } } }),
      ),
  });
  const entries = today.data?.items.filter(({ kind }) => kind !== 'working_day') ?? [];
  return (
    <section aria-labelledby="today" className="home-card">
      <h2 id="today">{say('today')}</h2>
      {today.isPending && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {today.isError && <ProblemNotice error={today.error} onRetry={() => void today.refetch()} />}
      {today.isSuccess && entries.length === 0 && (
        <EmptyState text={say('nothing_today')}>
          <Link to="/calendar">{say('to_calendar')}</Link>
        </EmptyState>
      )}
      <ul className="home-list">
        {entries.map((entry) => (
          <li key={`${entry.kind}-${entry.object.id}-${entry.at}`}>
            <Link to={addressOf(entry)}>
              <span className="home-hour">
                {entry.at ? inOffice(entry.at).format('HH:mm') : say('all_day')}
              </span>
              <span className="home-matter">{entry.title}</span>
              <Tag>
                {entry.platform
                  ? say('kind_on', { kind: say(`kind.${entry.kind}`), on: say(`platform.${entry.platform}`) })
                  : say(`kind.${entry.kind}`)}
              </Tag>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function addressOf({ object, contentId, date }: Entry): string {
  if (object.type === 'publication') return `/publications/${object.id}`;
  if (object.type === 'review') return `/reviews/${object.id}`;
  return contentId ? `/contents/${contentId}` : `/calendar?date=${date}`;
}
