import { plainTextOf } from '../markup/plain-text';
import type { Piece } from '../markup/pieces';
import { decoded, tokensOf } from '../markup/tokens';

/** The words of a body as the server counts them. */
export function textOfHtml(html: string): string {
  const pieces = tokensOf(html).flatMap(({ kind, tag, text }): Piece[] => {
    if (kind === 'text') return [{ text: decoded(text), at: 0 }];
    return kind === 'other' ? [] : [{ tag: `<${kind === 'close' ? '/' : ''}${tag}>` }];
  });
  return plainTextOf(pieces).text;
}
