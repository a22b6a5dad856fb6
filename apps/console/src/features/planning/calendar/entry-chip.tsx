import { WarningFilled } from '@ant-design/icons';
import { Popover } from 'antd';
import { useRef, useState } from 'react';
import { usePlatformName } from '@/features/channels';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { inOffice, useWords } from '@/ui';
import { DRAGGED, canMove } from './entries';
import type { Conflict, Entry } from './entries';
import { EntryCard } from './entry-card';

/** One line of the calendar; pressed, it says more and what can be done. A post that has not gone can be dragged. */
export function EntryChip({
  entry,
  conflicts,
  onMove,
  isDraggable = false,
}: {
  entry: Entry;
  conflicts: readonly Conflict[];
  onMove: (entry: Entry, day: string) => void;
  isDraggable?: boolean;
}) {
  const say = useWords('planning');
  const can = useCan();
  const pathOf = useUnitPath();
  const nameOf = usePlatformName();
  const [isOpen, setOpen] = useState(false);
  const chip = useRef<HTMLButtonElement>(null);
  /** What had the focus goes with the card: it returns to the line. */
  const close = () => {
    setOpen(false);
    chip.current?.focus();
  };
  const { kind, at, title, platform, state, organizationId, object } = entry;
  const isMovable =
    canMove(entry) && can('publication.manage', organizationId === null ? undefined : pathOf(organizationId));
  const against = conflicts.filter(({ publicationIds }) => publicationIds.includes(object.id));
  const kindKey = kind === 'slot' && state ? `slot_${state}` : kind;
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <EntryCard
          entry={entry}
          against={against}
          onClose={close}
          onMove={
            isMovable
              ? () => {
                  close();
                  onMove(entry, entry.date);
                }
              : undefined
          }
        />
      }
    >
      <button
        ref={chip}
        // Moved to another day it is another element, and has the focus again.
        id={`entry-${kind}-${object.id}`}
        type="button"
        aria-expanded={isOpen}
        className={`calendar-entry is-${kindKey}`}
        draggable={isDraggable && isMovable}
        onDragStart={(event) => {
          event.dataTransfer.setData(DRAGGED, JSON.stringify(entry));
          event.dataTransfer.effectAllowed = 'move';
        }}
      >
        {against.length > 0 && (
          <WarningFilled className="calendar-warning" aria-label={say('calendar.warning')} />
        )}
        {at && <span className="calendar-hour">{inOffice(at).format('HH:mm')}</span>}
        <span className="calendar-kind">
          {platform && kind !== 'slot' ? nameOf(platform) : say(`kind.${kindKey}`)}
        </span>{' '}
        {title}
      </button>
    </Popover>
  );
}
