import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { usePlatformName } from '@/features/channels';
import { useCurrentUnit } from '@/features/organizations';
import { EmptyState, ProblemNotice, inOffice, useWords } from '@/ui';
import { linesOf } from './entries-of-day';

type Entry = Shape<'CalendarEntryResponse'>;

/** Lines before the rest is left to the calendar. */
const MOST = 8;

/** What stands in the calendar of this day, in the order of its hours. */
export function Today() {
  const say = useWords('home');
  const platformName = usePlatformName();
  const { unitId } = useCurrentUnit();
  const day = inOffice(new Date()).format('YYYY-MM-DD');
  const today = useQuery({
    queryKey: ['calendar', 'day', unitId, day],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/calendar', { params: { query: { from: day, to: day, organizationId: unitId } } }),
      ),
  });
  const lines = linesOf(today.data?.items.filter(({ kind }) => kind !== 'working_day') ?? []);
  return (
    <section aria-labelledby="today" className="home-card">
      <h2 id="today">{say('today')}</h2>
      {today.isPending && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {today.isError && <ProblemNotice error={today.error} onRetry={() => void today.refetch()} />}
      {today.isSuccess && lines.length === 0 && (
        <EmptyState text={say('nothing_today')}>
          <Link to="/calendar">{say('to_calendar')}</Link>
        </EmptyState>
      )}
      <ul className="home-list">
        {lines.slice(0, MOST).map(({ key, first, platforms }) => (
          <li key={key}>
            <Link to={addressOf(first)}>
              <span className="home-hour">
                {first.at ? inOffice(first.at).format('HH:mm') : say('all_day')}
              </span>
              <span className="home-matter">
                {first.title}
                <span className="home-detail home-places">
                  {[say(`kind.${first.kind}`), ...platforms.map(platformName)].join(' · ')}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {lines.length > MOST && <Link to="/calendar">{say('more_today', { count: lines.length - MOST })}</Link>}
    </section>
  );
}

function addressOf({ object, contentId, date }: Entry): string {
  if (object.type === 'publication') return `/publications/${object.id}`;
  if (object.type === 'review') return `/reviews/${object.id}`;
  return contentId ? `/contents/${contentId}` : `/calendar?date=${date}`;
}
