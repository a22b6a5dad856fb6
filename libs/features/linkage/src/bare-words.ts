/** What is left of a text without spaces, marks and differences of width: two copies of one text agree in it. */
export function bareWords(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}]/gu, '');
}
