import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { wordsOfValue } from '../clash/words-of-value';
import type { Value } from '../draft/fields';
import { namePath } from '../details/name-path';

type Segment = Shape<'TextSegmentResponse'>;

/** One member of an item as it was and as it is. */
export function Change({ change }: { change: Shape<'DocumentChangeResponse'> }) {
  const say = useWords('contents');
  const { path, segments, paragraphs, structure, added, removed, media, before, after } = change;
  return (
    <section className="change">
      <h3>{namePath(path, say)}</h3>
      {paragraphs?.map((paragraph, index) => (
        <p key={index} className={`change-${paragraph.kind}`}>
          {paragraph.kind === 'skipped'
            ? say('history.skipped', { count: paragraph.count ?? 0 })
            : paragraph.segments
              ? paragraph.segments.map(words)
              : words({ change: sideOf[paragraph.kind] ?? 'same', text: paragraph.text ?? '' }, 0)}
        </p>
      ))}
      {!paragraphs && segments && <p>{segments.map(words)}</p>}
      {structure?.map((each, index) => (
        <p key={index} className="content-notes">
          {say('history.structure', { words: each.text })}
        </p>
      ))}
      {added && added.length > 0 && <p>{words({ change: 'added', text: added.join('、') }, 0)}</p>}
      {removed && removed.length > 0 && <p>{words({ change: 'removed', text: removed.join('、') }, 0)}</p>}
      {media && (
        <p>
          {words({ change: 'removed', text: media.before?.fileName ?? '' }, 0)}
          {words({ change: 'added', text: media.after?.fileName ?? '' }, 1)}
        </p>
      )}
      {change.kind === 'value' && (
        <p>
          {words({ change: 'removed', text: wordsOfValue(path, before as Value, say) }, 0)}
          {words({ change: 'added', text: wordsOfValue(path, after as Value, say) }, 1)}
        </p>
      )}
    </section>
  );
}

const sideOf: Readonly<Record<string, Segment['change']>> = { added: 'added', removed: 'removed' };

/** What came and what went is told by the elements, not by colour alone. */
function words({ change, text }: Segment, index: number) {
  if (change === 'added') return <ins key={index}>{text}</ins>;
  if (change === 'removed') return <del key={index}>{text}</del>;
  return <span key={index}>{text}</span>;
}
