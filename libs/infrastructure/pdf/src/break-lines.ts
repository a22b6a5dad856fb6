/** Never at the beginning of a line: closing marks belong to what they close (避头尾). */
const NOT_FIRST = new Set('，。、；：？！）】》〉」』〕”’…—·,.;:?!)]}%');
/** Never at the end of a line. */
const NOT_LAST = new Set('（【《〈「『〔“‘([{');

/**
 * Breaks a text into lines that fit: between any two Chinese characters, between Latin words, inside of a word only
 * where it is longer than a line. `widthOf` measures in the unit of `width`. New lines of the text stay.
 */
export function breakLines(text: string, width: number, widthOf: (text: string) => number): string[] {
  return text.split(/\r\n|\n|\r/).flatMap((paragraph) => breakParagraph(paragraph, width, widthOf));
}

function breakParagraph(paragraph: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  let lineWidth = 0;
  const close = () => {
    lines.push(line.trimEnd());
    line = '';
    lineWidth = 0;
  };
  for (const piece of piecesOf(paragraph, width, widthOf)) {
    const pieceWidth = widthOf(piece);
    if (line !== '' && lineWidth + pieceWidth > width) close();
    if (line === '' && piece.trim() === '' && lines.length > 0) continue;
    line += piece;
    lineWidth += pieceWidth;
  }
  close();
  return lines;
}

/** What is not torn apart: words, single characters, and both with the marks that cling to them. */
function piecesOf(paragraph: string, width: number, widthOf: (text: string) => number): string[] {
  const pieces: string[] = [];
  const words = paragraph.match(/[\p{Script=Latin}\p{Script=Cyrillic}\d'’_-]+|\s|./gsu) ?? [];
  for (const word of words.flatMap((each) => tornWord(each, width, widthOf))) {
    const last = pieces.at(-1);
    const clings = last !== undefined && (NOT_FIRST.has(word) || NOT_LAST.has([...last].at(-1) ?? ''));
    if (clings && widthOf(last + word) <= width) pieces[pieces.length - 1] = last + word;
    else pieces.push(word);
  }
  return pieces;
}

function tornWord(word: string, width: number, widthOf: (text: string) => number): string[] {
  return widthOf(word) <= width ? [word] : [...word];
}
