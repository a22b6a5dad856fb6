import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '@/ui';
import { CommissionLine } from './commission-line';
import { DRAGGED, commissionsOn } from './entries';
import type { DayFacts, Entry } from './entries';
import { DayHead } from './day-head';
import { EntryChip } from './entry-chip';
import type { CalendarViewProps } from './view-props';

/** One day: what kind of day it is and what happens; a post that is dropped here is asked about first. */
export function DayCell({
  day,
  facts,
  commissions,
  conflicts,
  today,
  isOutside,
  most,
  onMove,
  onOpenDay,
}: Omit<CalendarViewProps, 'days' | 'facts'> & {
  day: string;
  facts: DayFacts;
  isOutside: boolean;
  most: number;
  onOpenDay: () => void;
}) {
  const say = useWords('planning');
  const [isOver, setOver] = useState(false);
  const due = commissionsOn(day, commissions);
  const hidden = facts.items.length - most;
  const classes = [
    isOutside && 'is-outside',
    day === today && 'is-today',
    facts.named?.state === 'holiday' && 'is-holiday',
    facts.blackouts.length > 0 && 'is-silent',
    isOver && 'is-over',
  ];
  return (
    <td
      className={classes.filter(Boolean).join(' ')}
      onDragOver={(event) => {
        if (day < today || !event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        event.preventDefault();
        onMove(JSON.parse(event.dataTransfer.getData(DRAGGED)) as Entry, day);
      }}
    >
      <DayHead day={day} facts={facts} />
      <ul>
        {due.map((commission) => (
          <li key={commission.id}>
            <CommissionLine commission={commission} />
          </li>
        ))}
        {facts.items.slice(0, hidden > 0 ? most - 1 : most).map((entry) => (
          <li key={`${entry.kind}-${entry.object.id}`}>
            <EntryChip entry={entry} conflicts={conflicts} onMove={onMove} isDraggable />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button type="link" size="small" onClick={onOpenDay}>
          {say('calendar.more', { count: hidden + 1 })}
        </Button>
      )}
    </td>
  );
}
