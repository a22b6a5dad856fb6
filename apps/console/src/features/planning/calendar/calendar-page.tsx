import { Alert, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useCurrentUnit } from '@/features/organizations';
import { inOffice, Page, ProblemNotice, useNarrow, useNow, useWords } from '@/ui';
import { CalendarBar } from './calendar-bar';
import { daysOf } from './days';
import type { View } from './days';
import { byDay } from './entries';
import type { Entry } from './entries';
import { Legend } from './legend';
import { ListView } from './list-view';
import { MonthView } from './month-view';
import { MoveDialog } from './move-dialog';
import { useCalendar, useCommissions } from './use-calendar';
import './calendar.css';

const officeDay = (instant: string | number) => inOffice(instant).format('YYYY-MM-DD');

/** What is planned, goes out and is due, day by day; on a phone as a list. */
export default function CalendarPage() {
  const say = useWords('planning');
  const isNarrow = useNarrow();
  const today = officeDay(useNow());
  const { unitId } = useCurrentUnit();
  const [params, setParams] = useSearchParams();
  const [moved, setMoved] = useState<{ entry: Entry; day: string } | null>(null);
  const day = params.get('day') ?? today;
  const asked = params.get('view');
  const view: View = isNarrow ? 'list' : asked === 'week' || asked === 'list' ? asked : 'month';
  const platform = params.get('platform') ?? undefined;
  const days = useMemo(() => daysOf(view, day), [view, day]);
  const wish = { from: days[0]!, to: days.at(-1)!, organizationId: unitId, platform };
  const calendar = useCalendar(wish);
  const commissions = useCommissions(unitId);
  const facts = useMemo(() => byDay(days, calendar.data?.items ?? [], officeDay), [days, calendar.data]);
  const change = (changes: Record<string, string | undefined>) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes))
          if (value) next.set(name, value);
          else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const conflicts = calendar.data?.conflicts ?? [];
  const shared = {
    days,
    facts,
    commissions,
    conflicts,
    today,
    onMove: (entry: Entry, to: string) => setMoved({ entry, day: to }),
  };
  return (
    <Page title={say('calendar.title')} lead={say('calendar.lead')}>
      <CalendarBar view={view} day={day} platform={platform} change={change} />
      {calendar.isError && <ProblemNotice error={calendar.error} onRetry={() => void calendar.refetch()} />}
      {conflicts.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="calendar-conflicts"
          title={say('calendar.conflicts', { count: conflicts.length })}
          description={[...new Set(conflicts.map(({ message }) => message))].join(' ')}
        />
      )}
      {calendar.isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      {calendar.data && view === 'list' && <ListView {...shared} />}
      {calendar.data && view !== 'list' && (
        <MonthView
          {...shared}
          view={view}
          month={day.slice(0, 7)}
          onOpenDay={(opened) => change({ day: opened, view: 'week' })}
        />
      )}
      <Legend />
      {moved && <MoveDialog {...moved} onClose={() => setMoved(null)} />}
    </Page>
  );
}
