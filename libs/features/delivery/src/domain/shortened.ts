/** The beginning of a text, as one line: at most so many characters, none of them cut in two; `…` where more follows. */
export function shortened(text: string, characters: number): string {
  const line = [...text.replace(/\s+/gu, ' ').trim()];
  return line.length <= characters
    ? line.join('')
    : `${line
        .slice(0, characters - 1)
        .join('')
        .trimEnd()}…`;
}
