import { useWords } from '@/ui';
import type { LegacyRow } from './use-legacy-imports';

/** What keeps a line from coming in, and what its text would lose, each with the column it stands in. */
export function RowNotes({ row: { faults, warnings } }: { row: LegacyRow }) {
  const say = useWords('legacy-imports');
  if (faults.length + warnings.length === 0) return null;
  return (
    <ul className="legacy-notes">
      {[...faults, ...warnings].map(({ field, message }) => (
        <li key={`${field} ${message}`}>
          {field && <b>{say(`column.${field}`)}：</b>}
          {message}
        </li>
      ))}
    </ul>
  );
}
