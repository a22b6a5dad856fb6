import { useWords } from '@/ui';
import type { Formula } from './use-formulas';

/** In a few words: where a formula comes from, what is open about it, and what its result is. */
export function FormulaMeaning({
  formula: { note, document, validFrom, validTo },
}: {
  formula: Pick<Formula, 'note' | 'document' | 'validFrom' | 'validTo'>;
}) {
  const say = useWords('figures');
  return (
    <>
      {note && <p>{note}</p>}
      {(validFrom ?? validTo) && (
        <p>{say('formula.valid', { from: validFrom ?? '…', to: validTo ?? '…' })}</p>
      )}
      {document ? (
        <p className="formula-text">= {document.expression}</p>
      ) : (
        <p>{say('formula.not_public')}</p>
      )}
    </>
  );
}
