/** Control characters except tab and line feed, and halves of surrogate pairs: the database stores neither. */
// eslint-disable-next-line no-control-regex
const unstorable = /[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/gu;

/** A text as it can be stored and sent: line ends are `\n`, nothing unprintable, no space around it. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unstorable, '').trim();
}

/** The same for input that was not checked yet: whatever is no text counts as empty. */
export function textIn(value: unknown): string {
  return typeof value === 'string' ? cleanText(value) : '';
}

/** Texts of a list without empty ones and repetitions. */
export function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? [...new Set(value.map(lineIn).filter((text) => text !== ''))] : [];
}

/** A title or name: one line. */
export function lineIn(value: unknown): string {
  return textIn(value).replace(/\s+/g, ' ');
}
