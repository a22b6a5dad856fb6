import type { ReactNode } from 'react';
import { useWords } from '@/ui';
import { useNumbers } from '../parts/numbers';
import { usePlatformName } from '../parts/use-names';
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
    <div className="chart-table entries" tabIndex={0} role="region" aria-label={say('board.entries')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('board.rank')}</th>
            <th scope="col">{say('board.account')}</th>
            <th scope="col">{say('board.owner')}</th>
            <th scope="col">{say('indices.value')}</th>
            {after && <th scope="col">{after.title}</th>}
          </tr>
        </thead>
        <tbody>
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
        </tbody>
      </table>
    </div>
  );
}
