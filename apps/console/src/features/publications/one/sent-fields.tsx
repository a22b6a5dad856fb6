import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { TechnicalPart } from './technical-part';

/** What of the call's fields a reader knows by its name; the others are for technicians. */
const known = ['title', 'author', 'digest', 'summary', 'text', 'content', 'status', 'description', 'tags'];

const LONGEST = 400;

/** What the platform got from us: first what people can read. */
export function SentFields({ publication }: { publication: Shape<'PublicationDetailResponse'> }) {
  const say = useWords('publications');
  const { sent } = publication;
  if (!sent) return null;
  const readable = sent.fields.filter(({ name }) => known.includes(name));
  return (
    <section className="publication-part">
      <h2>{say('sent.title')}</h2>
      <dl className="sent">
        {readable.map(({ name, value }) => (
          <div key={name}>
            <dt>{say(`sent_field.${name}`)}</dt>
            <dd>{shown(value)}</dd>
          </div>
        ))}
      </dl>
      <TechnicalPart value={Object.fromEntries(sent.fields.map(({ name, value }) => [name, value]))} />
    </section>
  );
}

/** Words alone: the markup stands in the technical part. */
function shown(value: string): string {
  const words = /<[a-z][^>]*>/i.test(value)
    ? (new DOMParser().parseFromString(value, 'text/html').body.textContent ?? '')
    : value;
  const plain = words.replace(/\s+/g, ' ').trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}
