import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { Segments } from './segments';

/** A body by its paragraphs, with what stands around each change, and what the words do not show. */
export function ParagraphChanges({ change }: { change: Shape<'DocumentChangeResponse'> }) {
  const say = useWords('differences');
  const shownKinds = new Set(['block', 'link', 'picture', 'audio', 'video', 'strong', 'em', 'u']);
  return (
    <>
      {change.paragraphs?.map(({ kind, text = '', segments, count = 0 }, index) => {
        if (kind === 'skipped')
          return (
            <p key={index} className="changes-skipped">
              {say('skipped', { count })}
            </p>
          );
        if (kind === 'changed')
          return (
            <p key={index}>
              <Segments segments={segments ?? []} />
            </p>
          );
        if (kind === 'same') return <p key={index}>{text}</p>;
        return (
          <p key={index}>
            <Segments segments={[{ change: kind, text }]} />
          </p>
        );
      })}
      {change.structure && change.structure.length > 0 && (
        <ul className="changes-structure">
          {change.structure.map(({ kind, text, before, after }, index) => (
            <li key={index}>
              {say(`kind_${shownKinds.has(kind) ? kind : 'markup'}`, { text })}
              {kind === 'link' && (
                <>
                  {before && <del>{before}</del>} {after && <ins>{after}</ins>}
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
