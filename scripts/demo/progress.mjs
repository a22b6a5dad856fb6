import { say } from '../lib/say.mjs';

/** One line per thing that is waited for: rewritten in place on a terminal, else a new line at each change. */
export class Progress {
  #lines = new Map();
  #drawn = 0;
  #isTerminal = process.stdout.isTTY === true;

  /** @param {string} mark `…` under way, `✓` done, `✗` failed, `!` a person is asked */
  set(key, text, mark = '…') {
    const line = `  ${mark} ${text}`;
    if (this.#lines.get(key) === line) return;
    this.#lines.set(key, line);
    if (this.#isTerminal) this.#draw();
    else say(line);
  }

  #draw() {
    const up = this.#drawn > 0 ? `\x1b[${this.#drawn}A` : '';
    const width = process.stdout.columns || 80;
    const text = [...this.#lines.values()].map((line) => `\x1b[2K${fitted(line, width)}\n`).join('');
    process.stdout.write(up + text);
    this.#drawn = this.#lines.size;
  }
}

/** A Chinese character takes two columns; a line that wraps could not be rewritten. */
function fitted(line, width) {
  let used = 0;
  let text = '';
  for (const character of line) {
    used += columnsOf(character);
    if (used > width - 1) return `${text}…`;
    text += character;
  }
  return text;
}

export const columnsOf = (character) => (character.codePointAt(0) > 0x2e7f ? 2 : 1);
