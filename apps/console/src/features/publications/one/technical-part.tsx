import { useWords } from '@/ui';

/** What only a technician wants to know: there, but folded. */
export function TechnicalPart({ value }: { value: unknown }) {
  const say = useWords('publications');
  return (
    <details className="technical-part">
      <summary>{say('one.technical')}</summary>
      <pre tabIndex={0}>{typeof value === 'string' ? value : JSON.stringify(value, null, 2)}</pre>
    </details>
  );
}
