interface Open {
  readonly tag: string;
  /** Whether something stands in it already. */
  isBegun: boolean;
}

/** Items and cells: their first line needs no paragraph. */
const holding: ReadonlySet<string> = new Set(['li', 'td', 'th']);
const numbered = /^[\s(（]*(?:\d+|[a-z]|[ivx]+|[一二三四五六七八九十]+)[.、)）．]/i;

/** Writes what was pasted line by line; what nobody closed is closed. */
export class PastedText {
  private html = '';
  private line = '';
  private lineTag = 'p';
  private lineAttributes = '';
  private readonly containers: Open[] = [];
  private readonly marks: { tag: string; opening: readonly string[] }[] = [];
  /** Of a line that Word calls an item: how deep it lies; 0 for any other line. */
  private listLevel = 0;
  private listMark = '';
  private readonly lists: string[] = [];
  private isQuotation = false;

  write(words: string): void {
    if (words.trim() === '' && this.line === '') return;
    if (this.line === '') this.line = this.openings();
    this.line += words;
  }

  beginLine(tag: string, attributes: string): void {
    this.endLine();
    this.lineTag = tag;
    this.lineAttributes = attributes;
  }

  beginListLine(level: number): void {
    this.endLine();
    this.listLevel = level;
    this.listMark = '';
  }

  readListMark(words: string): void {
    this.listMark += words;
  }

  beginQuotation(): void {
    this.endLine();
    this.isQuotation = true;
  }

  endLine(): void {
    const words = this.line === '' ? '' : this.line + this.closings();
    this.line = '';
    const isBlank = words.replace(/<[^>]*>|\s|\u00a0/g, '') === '';
    if (!isBlank) this.putLine(words.replace(/(?:<br \/>|\s)+((?:<\/[a-z]+>)*)$/, '$1'));
    this.lineTag = 'p';
    this.lineAttributes = '';
    this.listLevel = 0;
    this.isQuotation = false;
  }

  putBlock(markup: string): void {
    const { lineTag, lineAttributes } = this;
    this.endLine();
    this.closeLists(0);
    this.begin();
    this.html += markup;
    this.lineTag = lineTag;
    this.lineAttributes = lineAttributes;
  }

  open(tag: string, attributes = ''): void {
    this.endLine();
    this.closeLists(0);
    this.begin();
    this.html += `<${tag}${attributes}>`;
    this.containers.push({ tag, isBegun: false });
  }

  close(tag: string): void {
    this.endLine();
    this.closeLists(0);
    if (!this.containers.some((open) => open.tag === tag)) return;
    for (let closed = ''; closed !== tag;) {
      closed = this.containers.pop()!.tag;
      this.html += `</${closed}>`;
    }
  }

  openMark(tag: string, opening: readonly string[]): void {
    const fresh = opening.filter((mark) => !this.marks.some((open) => open.opening.includes(mark)));
    this.marks.push({ tag, opening: fresh });
    if (this.line !== '') this.line += fresh.join('');
  }

  closeMark(tag: string): void {
    const at = this.marks.findLastIndex((mark) => mark.tag === tag);
    if (at < 0) return;
    const after = this.marks.slice(at + 1);
    if (this.line !== '') this.line += closingsOf(this.marks.slice(at).flatMap(({ opening }) => opening));
    this.marks.splice(at, 1);
    if (this.line !== '') this.line += after.flatMap(({ opening }) => opening).join('');
  }

  end(): string {
    this.endLine();
    this.closeLists(0);
    for (const { tag } of this.containers.toReversed()) this.html += `</${tag}>`;
    return this.html;
  }

  private putLine(words: string): void {
    const clean = words.replace(/<(strong|em|u|s|sub|sup|a)\b[^>]*>\s*<\/\1>/g, '');
    if (this.listLevel > 0) {
      this.openLists(this.listLevel);
      this.html += `<li>${clean}`;
      return;
    }
    this.closeLists(0);
    const around = this.containers.at(-1);
    const isBare =
      around && holding.has(around.tag) && !around.isBegun && this.lineTag === 'p' && !this.lineAttributes;
    this.begin();
    const line = isBare ? clean : `<${this.lineTag}${this.lineAttributes}>${clean}</${this.lineTag}>`;
    this.html += this.isQuotation ? `<blockquote>${line}</blockquote>` : line;
  }

  private begin(): void {
    const around = this.containers.at(-1);
    if (around) around.isBegun = true;
  }

  private openLists(level: number): void {
    this.closeLists(level);
    if (this.lists.length === level) this.html += '</li>';
    const tag = numbered.test(this.listMark) ? 'ol' : 'ul';
    while (this.lists.length < level) {
      this.html += `<${tag}>`;
      this.lists.push(tag);
      if (this.lists.length < level) this.html += '<li>';
    }
  }

  private closeLists(level: number): void {
    while (this.lists.length > level) this.html += `</li></${this.lists.pop()!}>`;
  }

  private openings(): string {
    return this.marks.flatMap(({ opening }) => opening).join('');
  }

  private closings(): string {
    return closingsOf(this.marks.flatMap(({ opening }) => opening));
  }
}

const closingsOf = (opening: readonly string[]) =>
  opening
    .toReversed()
    .map((mark) => `</${/^<([a-z]+)/.exec(mark)![1]}>`)
    .join('');
