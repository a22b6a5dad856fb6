import { Alert, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router-dom';
import { usePlatformName } from '@/features/channels';
import { momentText, useWords } from '@/ui';
import type { Conflict, Entry } from './entries';
import { placeOf } from './place-of';
import { SlotActions } from './slot-actions';

/** What a line of the calendar is, what speaks against it, and the ways on. */
export function EntryCard({
  entry,
  against,
  onMove,
  onClose,
}: {
  entry: Entry;
  against: readonly Conflict[];
  onMove?: () => void;
  onClose: () => void;
}) {
  const say = useWords('planning');
  const nameOf = usePlatformName();
  const { kind, title, at, platform, state } = entry;
  const place = placeOf(entry);
  const card = useRef<HTMLDivElement>(null);
  // It stands at the end of the page: without this the tab key would come to everything else first.
  useEffect(() => card.current?.focus({ preventScroll: true }), []);
  return (
    <div
      ref={card}
      className="entry-card"
      role="dialog"
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <strong>{title}</strong>
      <p>
        {say(`kind.${kind === 'slot' && state ? `slot_${state}` : kind}`)}
        {platform && ` · ${nameOf(platform)}`}
        {at && ` · ${momentText(at)}`}
      </p>
      {against.map(({ code, because, message }) => (
        <Alert key={`${code}-${because}`} type="warning" showIcon title={message} />
      ))}
      <div className="entry-card-actions">
        {place && (
          <Link to={place}>
            <Button>{say('calendar.open')}</Button>
          </Link>
        )}
        {onMove && (
          <Button type="primary" onClick={onMove}>
            {say('calendar.move')}
          </Button>
        )}
        {kind === 'slot' && <SlotActions entry={entry} />}
      </div>
    </div>
  );
}
