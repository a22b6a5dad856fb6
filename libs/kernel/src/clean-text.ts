/** Control characters except tab and line feed, and halves of surrogate pairs: the database stores neither. */
// eslint-disable-next-line no-control-regex
const unstorable = /[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/gu;

/** A text as it can be stored and sent: line ends are `\n`, nothing unprintable, no space around it. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unstorable, '').trim();
}

/** The same as one line: a title or a name. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ');
}
