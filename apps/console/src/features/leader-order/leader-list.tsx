import { EmptyState, useWords } from '@/ui';
import type { LeaderEntry } from './use-leader-order';
import './leader-order.css';

export function LeaderList({ entries }: { entries: readonly LeaderEntry[] }) {
  const say = useWords('leader-order');
  if (entries.length === 0) return <EmptyState text={say('empty')} />;
  const days = ({ validFrom, validTo }: LeaderEntry) => {
    if (validFrom === null && validTo === null) return '';
    return say('days', { from: validFrom ?? say('open'), to: validTo ?? say('now') });
  };
  return (
    <ol className="leader-list">
      {entries.map((entry) => (
        <li key={`${entry.name} ${entry.title} ${entry.validFrom}`}>
          <strong>{entry.name}</strong>
          <span>{entry.title}</span>
          <small>{days(entry)}</small>
        </li>
      ))}
    </ol>
  );
}
