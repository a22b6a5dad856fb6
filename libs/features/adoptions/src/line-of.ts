import { fault, invalidInput } from '@haojiao/kernel';
import { cleanText } from '@haojiao/features/contents';

/** What somebody wrote, on one line. @throws AppError `invalid_input` with `not_empty` at `path` where nothing is left */
export function lineOf(path: string, text: string): string {
  const line = cleanText(text).replace(/\s+/g, ' ');
  if (line !== '') return line;
  throw invalidInput([fault(path, 'not_empty', '不能为空白。', 'It must not be blank.')]);
}
