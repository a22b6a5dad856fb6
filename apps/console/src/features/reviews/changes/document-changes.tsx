import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { useFieldName } from '../text/use-field-name';
import { MediaChange } from './media-change';
import { ParagraphChanges } from './paragraph-changes';
import { Segments } from './segments';

type Change = Shape<'DocumentChangeResponse'>;

/** Member by member what is different: deleted words struck through, new ones underlined, each told in words too. */
export function DocumentChanges({ changes }: { changes: readonly Change[] }) {
  const say = useWords('reviews');
  const fieldName = useFieldName();
  return (
    <>
      <p className="review-quiet">
        {say('changes.key')} <del>{say('changes.removed')}</del> <ins>{say('changes.added')}</ins>
      </p>
      {changes.map((change) => (
        <section key={change.path} className="review-change">
          <h2>{fieldName(change.path) || say('changes.somewhere')}</h2>
          <ChangeOf change={change} />
        </section>
      ))}
    </>
  );
}

function ChangeOf({ change }: { change: Change }) {
  const say = useWords('reviews');
  if (change.kind === 'body') return <ParagraphChanges change={change} />;
  if (change.kind === 'asset') return <MediaChange media={change.media} />;
  if (change.segments)
    return (
      <p>
        <Segments segments={change.segments} />
      </p>
    );
  if (change.kind === 'list' && change.added && change.removed) {
    if (change.added.length + change.removed.length === 0) return <p>{say('changes.order')}</p>;
    return (
      <p className="review-tags">
        {change.removed.map((text) => (
          <del key={text}>{text}</del>
        ))}
        {change.added.map((text) => (
          <ins key={text}>{text}</ins>
        ))}
      </p>
    );
  }
  const [before, after] = [wordsOf(change.before), wordsOf(change.after)];
  if (before === null && after === null) return <p>{say('changes.otherwise')}</p>;
  return (
    <p>
      {before && <del>{before}</del>} {after && <ins>{after}</ins>}
    </p>
  );
}

/** Ids and objects say nothing to people. */
function wordsOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(value)) return null;
  return value;
}
