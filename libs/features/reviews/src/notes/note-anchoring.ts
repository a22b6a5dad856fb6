import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { memberOf } from '@haojiao/features/contents';
import type { ContentDocument } from '@haojiao/features/contents';
import { isWholeRange, passageAt } from '../domain/note-anchor';
import type { Passage, PassageRange } from '../domain/note-anchor';

/** A longer passage is a member: the note does without a range. In UTF-16 units. */
export const MAX_QUOTE = 2_000;

/**
 * The passage of a document that somebody means; null: the member as a whole. What is wrong with it is added to
 * `faults`, below `prefix`.
 */
export function anchorIn(
  document: ContentDocument,
  path: string,
  range: PassageRange | null,
  faults: Fault[],
  prefix = '',
): Passage | null {
  const member = memberOf(document, path);
  if (member === undefined) {
    faults.push(
      fault(
        `${prefix}path`,
        'path_unknown',
        `这个版本没有“${path}”这一部分，请用 title、article.html 等。`,
        `This revision has no part "${path}"; name one like title or article.html.`,
      ),
    );
    return null;
  }
  if (range === null) return null;
  const wrong = wrongRange(member, range);
  if (!wrong) return passageAt(member as string, range);
  faults.push(fault(`${prefix}range`, ...wrong));
  return null;
}

/** Code and message in zh and en, or null where the range is sound. */
function wrongRange(member: unknown, range: PassageRange): [string, string, string] | null {
  if (typeof member !== 'string') {
    return [
      'range_without_text',
      '这一部分不是文字，请不要给出范围。',
      'This part is no text; leave the range out.',
    ];
  }
  if (!isWholeRange(member, range)) {
    return [
      'range_invalid',
      `范围不在这段文字之内（共 ${member.length} 个字符），或切开了一个字符；start 应小于 end。`,
      `The range lies outside this text of ${member.length} characters, or cuts one in two; start must be below end.`,
    ];
  }
  if (range.end - range.start > MAX_QUOTE) {
    return [
      'range_too_long',
      `一处批注最多标出 ${MAX_QUOTE} 个字符；针对整个部分请不要给出范围。`,
      `A note marks at most ${MAX_QUOTE} characters; for the whole part leave the range out.`,
    ];
  }
  return null;
}
