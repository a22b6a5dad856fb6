import { usePlatformName } from '@/features/channels';
import { Segments } from '@/features/differences';
import { useWords } from '@/ui';
import { changedFields } from './changed-fields';
import type { RowField } from './changed-fields';
import type { LexiconRow } from './use-lexicons';

/** What became of one term, member by member. */
export function ChangedRow({ before, after }: { before: LexiconRow; after: LexiconRow }) {
  const say = useWords('lexicons');
  const textOf = useTextOf();
  return (
    <li className="document-changes">
      <strong>{after.pattern}</strong>
      {changedFields(before, after).map((field) => (
        <div key={field}>
          {say(`row.${field}`)}：
          <Segments
            segments={[
              { change: 'removed', text: textOf(before, field) },
              { change: 'added', text: textOf(after, field) },
            ]}
          />
        </div>
      ))}
    </li>
  );
}

function useTextOf() {
  const say = useWords('lexicons');
  const platformName = usePlatformName();
  return (row: LexiconRow, field: RowField): string => {
    if (field === 'category' || field === 'severity') return say(`${field}.${row[field]}`);
    if (field === 'match') return say(`match.${row.match}`);
    if (field === 'pinyin' || field === 'split') return say(row[field] ? 'yes' : 'no');
    if (field === 'fields') return row.fields.map((place) => say(`place.${place}`)).join('、') || say('all');
    if (field === 'channels') return row.channels.map(platformName).join('、') || say('all');
    const value = row[field];
    return (typeof value === 'string' ? value : value?.join('、')) || say('nothing');
  };
}
