import type { Shape } from '@/api-client';
import { useFieldName } from '@/features/differences';
import { useWords } from '@/ui';

/** What a unit changed, in one line. */
export function BoardDifference({ difference }: { difference: Shape<'DifferenceInShortResponse'> }) {
  const say = useWords('linkage');
  const fieldName = useFieldName();
  if (difference.isUnchanged) return <>{say('sent.unchanged')}</>;
  const names = [...new Set(difference.members.map((path) => fieldName(path) || say('sent.else')))];
  return (
    <>
      {names.join(say('comma'))}
      <div className="linkage-quiet">
        {say('sent.characters', { added: difference.added, removed: difference.removed })}
      </div>
    </>
  );
}
