/**
 * Mark-up that would run if a browser took the file for a page. Every pattern is long enough that chance does not
 * produce it in the compressed bytes of a photograph.
 */
const activeMarkup =
  /<(?:script|iframe|html|body|object|embed)[\s/>]|<!doctype html|<\?php\s|<svg[^>]{0,200}\son\w+=/i;
const OVERLAP = 256;

/** Looks for mark-up hidden in the bytes of a file that flows by (a polyglot: image and page at once). */
export class MarkupScanner {
  private tail = '';
  private hit = false;

  push(chunk: Buffer): void {
    if (this.hit) return;
    const text = this.tail + chunk.toString('latin1');
    this.hit = activeMarkup.test(text);
    this.tail = text.slice(-OVERLAP);
  }

  get found(): boolean {
    return this.hit;
  }
}
