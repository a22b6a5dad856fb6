import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { useWords } from '@/ui';
import type { Entry } from './entries';
import { FillSlotDialog } from '../slots/fill-slot-dialog';

/** An empty place: write something for it, name an item that fills it, or say why it stays empty. */
export function SlotActions({ entry }: { entry: Entry }) {
  const say = useWords('planning');
  const can = useCan();
  const pathOf = useUnitPath();
  const [isOpen, setOpen] = useState(false);
  const path = entry.organizationId === null ? undefined : pathOf(entry.organizationId);
  const [slotId = '', date = ''] = entry.object.id.split('/');
  const query = new URLSearchParams({
    title: entry.title,
    ...(entry.columnId && { columnId: entry.columnId }),
    ...(entry.organizationId && { organizationId: entry.organizationId }),
  });
  return (
    <>
      {entry.state !== 'filled' && can('content.write', path) && (
        <Link to={`/contents?new=1&${query.toString()}`}>
          <Button type="primary">{say('slots.write_one')}</Button>
        </Link>
      )}
      {can('plan.write', path) && <Button onClick={() => setOpen(true)}>{say('slots.fill')}</Button>}
      {isOpen && (
        <FillSlotDialog slotId={slotId} date={date} title={entry.title} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
