import { foldText, simplifiedOf } from '@haojiao/features/proofing';
import { withoutBoilerplate } from './domain/boilerplate';
import type { FieldText, ReportText } from './domain/letters';

/** A text as it is compared; places count in the text as given. */
export function fieldTextOf(text: string): FieldText {
  const plain = withoutBoilerplate(plainOf(text));
  return { plain, letters: foldText(plain) };
}

export function reportTextOf(report: { title: string; body: string; occurredOn: string | null }): ReportText {
  return {
    title: fieldTextOf(report.title),
    body: fieldTextOf(report.body),
    occurredOn: report.occurredOn,
  };
}

/** Full width and traditional characters in their usual form, one for one. */
function plainOf(text: string): string {
  let plain = '';
  for (const character of text) {
    const usual = simplifiedOf(/[\uff01-\uff5e]/.test(character) ? character.normalize('NFKC') : character);
    plain += usual.length === character.length ? usual : character;
  }
  return plain;
}
