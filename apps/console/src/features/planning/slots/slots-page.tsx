import { PlusOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { api, bodyOf, versionedOf } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { useCurrentUnit, useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { EmptyState, Page, ProblemNotice, useCursorPages, useTell, useWords } from '@/ui';
import { NextOccurrences } from './next-occurrences';
import { SlotForm } from './slot-form';

type Slot = Shape<'RecurringSlotResponse'>;

/** Places that are filled again and again, with what is next. */
export default function SlotsPage() {
  const say = useWords('planning');
  const tell = useTell();
  const can = useCan();
  const pathOf = useUnitPath();
  const unitName = useUnitName();
  const { unitId } = useCurrentUnit();
  const [edited, setEdited] = useState<Versioned<Slot> | 'new' | null>(null);
  const pages = useCursorPages(['recurring-slots', unitId], (cursor) =>
    bodyOf(
      api.GET('/api/v1/recurring-slots', {
        params: { query: { organizationId: unitId, limit: 30, cursor } },
      }),
    ),
  );
  const edit = async (id: string) => {
    try {
      setEdited(await versionedOf(api.GET('/api/v1/recurring-slots/{id}', { params: { path: { id } } })));
    } catch (error) {
      tell.problem(error);
    }
  };
  const add = can('plan.manage') && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
      {say('slots.add')}
    </Button>
  );
  const daysOf = ({ days }: Slot) => days.map((day) => say(`slot_day.${day}`)).join('、');
  return (
    <Page title={say('slots.title')} lead={say('slots.lead')} actions={add}>
      {pages.isPending && <Skeleton active />}
      {pages.isError && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && pages.items.length === 0 && <EmptyState text={say('slots.none')}>{add}</EmptyState>}
      {pages.items.map((slot) => (
        <section key={slot.id} className="planning-part">
          <h2>{slot.name}</h2>
          <p className="planning-quiet">
            {unitName(slot.organizationId)} · {daysOf(slot)} {slot.time} · {slot.from} —{' '}
            {slot.until ?? say('slots.no_end')}
            {slot.skipHolidays && ` · ${say('slots.skips_holidays')}`}
          </p>
          <NextOccurrences slot={slot} />
          {can('plan.manage', pathOf(slot.organizationId)) && (
            <Button onClick={() => void edit(slot.id)}>{say('change')}</Button>
          )}
        </section>
      ))}
      {pages.hasNextPage && <Button onClick={() => void pages.fetchNextPage()}>{say('older')}</Button>}
      {edited && <SlotForm seen={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Page>
  );
}
