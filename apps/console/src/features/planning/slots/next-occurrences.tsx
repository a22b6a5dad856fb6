import { useQuery } from '@tanstack/react-query';
import { Skeleton, Tag } from 'antd';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { inOffice, momentText, ProblemNotice, useNow, useWords } from '@/ui';
import { SlotActions } from '../calendar/slot-actions';
import { addDays } from '../calendar/days';

const colours = { filled: 'success', skipped: 'default', empty: 'warning', missed: 'error' } as const;

/** The occurrences of two weeks, and what fills each. */
export function NextOccurrences({ slot }: { slot: Shape<'RecurringSlotResponse'> }) {
  const say = useWords('planning');
  const from = inOffice(useNow()).format('YYYY-MM-DD');
  const query = { from, to: addDays(from, 13) };
  const next = useQuery({
    queryKey: ['recurring-slots', 'occurrences', slot.id, query],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/recurring-slots/{id}/occurrences', { params: { path: { id: slot.id }, query } }),
      ),
  });
  if (next.isPending) return <Skeleton active paragraph={{ rows: 2 }} />;
  if (next.isError) return <ProblemNotice error={next.error} onRetry={() => void next.refetch()} />;
  if (next.data.items.length === 0) return <p className="planning-quiet">{say('slots.nothing_soon')}</p>;
  return (
    <ul className="planning-list">
      {next.data.items.map(({ date, at, state, title, contentId, skipReason }) => (
        <li key={date}>
          <time dateTime={at}>{momentText(at)}</time>
          <Tag color={colours[state]}>{say(`kind.slot_${state}`)}</Tag>
          <span>{contentId ? <Link to={`/contents/${contentId}`}>{title}</Link> : skipReason}</span>
          <span className="planning-actions">
            <SlotActions
              entry={{
                kind: 'slot',
                date,
                at,
                endsOn: null,
                endsAt: null,
                title: slot.name,
                state,
                organizationId: slot.organizationId,
                platform: null,
                columnId: slot.columnId,
                contentId,
                object: { type: 'slot_occurrence', id: `${slot.id}/${date}` },
                link: null,
              }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
