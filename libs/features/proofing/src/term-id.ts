import { isId } from '@haojiao/kernel';

/** A row of a lexicon through all its versions. */
export interface TermId {
  lexiconId: string;
  /** `id` of the row in the file. */
  key: string;
}

/** One text for it, as findings and addresses carry it: `{lexiconId}.{key}`. */
export function termIdOf(lexiconId: string, key: string): string {
  return `${lexiconId}.${key}`;
}

/** Null for a text that has not its form. */
export function readTermId(text: string): TermId | null {
  const lexiconId = text.slice(0, 36);
  return isId(lexiconId) && text[36] === '.' && text.length > 37 ? { lexiconId, key: text.slice(37) } : null;
}
