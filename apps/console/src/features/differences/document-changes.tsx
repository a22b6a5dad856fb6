import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { useFieldName } from './use-field-name';
import { MediaChange } from './media-change';
import { ParagraphChanges } from './paragraph-changes';
import { Segments } from './segments';
import { toldOnce } from './told-once';
import './differences.css';

type Change = Shape<'DocumentChangeResponse'>;

/** Member by member what is different: deleted words struck through, new ones underlined, each told in words too. */
export function DocumentChanges({ changes }: { changes: readonly Change[] }) {
  const say = useWords('differences');
  const fieldName = useFieldName();
  return (
    <div className="document-changes">
      <p className="changes-quiet">
        {say('key')} <del>{say('removed')}</del> <ins>{say('added')}</ins>
      </p>
      {toldOnce(changes).map((change) => (
        <section key={change.path} className="document-change">
          <h2>{fieldName(change.path) || say('somewhere')}</h2>
          <ChangeOf change={change} />
        </section>
      ))}
    </div>
  );
}

function ChangeOf({ change }: { change: Change }) {
  const say = useWords('differences');
  if (change.kind === 'body') return <ParagraphChanges change={change} />;
  if (change.kind === 'asset') return <MediaChange media={change.media} />;
  if (change.segments)
    return (
      <p>
        <Segments segments={change.segments} />
      </p>
    );
  if (change.kind === 'list' && change.added && change.removed) {
    if (change.added.length + change.removed.length === 0) return <p>{say('order')}</p>;
    return (
      <p className="changes-list">
        {change.removed.map((text) => (
          <del key={text}>{text}</del>
        ))}
        {change.added.map((text) => (
          <ins key={text}>{text}</ins>
        ))}
      </p>
    );
  }
  const inWords = (value: unknown) => {
    const words = wordsOf(value);
    return words !== null && chosen.has(words) ? say(`chosen.${words}`) : words;
  };
  const [before, after] = [inWords(change.before), inWords(change.after)];
  if (before === null && after === null) return <p>{say('otherwise')}</p>;
  return (
    <p>
      {before && <del>{before}</del>} {after && <ins>{after}</ins>}
    </p>
  );
}

/** Values that are chosen from a list, and have words of their own. */
const chosen = new Set(['none', 'assisted', 'generated']);

/** Ids and objects say nothing to people. */
function wordsOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(value)) return null;
  return value;
}
