/** Characters that XML 1.0 has not (2.2): a document with one of them is none, escaped or not. */
// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** The text without characters that no XML document may hold. */
export function xmlCharacters(text: string): string {
  return text.replace(forbidden, '');
}
