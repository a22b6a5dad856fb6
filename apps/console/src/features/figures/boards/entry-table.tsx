import type { ReactNode } from 'react';
import { useWords } from '@/ui';
import { PlainTable } from '../parts/plain-table';
import { useNumbers } from '../parts/numbers';
import { usePlatformName } from '@/features/channels';
import type { ReadEntry } from './use-boards';

/** Ranks with whom they are of; `after` says something more of each. */
export function EntryTable<Of extends ReadEntry>({
  entries,
  after,
}: {
  entries: readonly Of[];
  after?: { readonly title: string; readonly render: (entry: Of) => ReactNode };
}) {
  const say = useWords('figures');
  const numbers = useNumbers();
  const platformName = usePlatformName();
  return (
    <PlainTable
      label={say('board.entries')}
      className="entries"
      heads={[
        ...['board.rank', 'board.account', 'board.owner', 'indices.value'].map((head) => say(head)),
        ...(after ? [after.title] : []),
      ]}
    >
      {entries.map((entry) => (
        <tr key={entry.position}>
          <td>{entry.rank}</td>
          <th scope="row">
            {entry.name}
            {entry.platform && <span className="figures-quiet"> {platformName(entry.platform)}</span>}
          </th>
          <td>{entry.owner ?? '—'}</td>
          <td>{entry.value === null ? '—' : numbers.format(entry.value)}</td>
          {after && <td>{after.render(entry)}</td>}
        </tr>
      ))}
    </PlainTable>
  );
}
