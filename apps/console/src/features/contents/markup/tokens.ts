/** One piece of markup: an element's tag, words, or something that is neither (a comment, a declaration). */
export interface Token {
  readonly kind: 'open' | 'close' | 'text' | 'other';
  /** Lower case, with the prefix where there is one: `o:p`. Empty for words. */
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Of words, with their entities. */
  readonly text: string;
  /** As it stands in the markup. */
  readonly raw: string;
}

const piece = /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>|<\/?[a-zA-Z](?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+|</g;
const attribute = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const none: ReadonlyMap<string, string> = new Map();

/** Markup in pieces, in their order. It reads whatever is pasted; it judges nothing. */
export function tokensOf(html: string): Token[] {
  return [...html.matchAll(piece)].map(([found]) => tokenOf(found));
}

function tokenOf(found: string): Token {
  const bare = { tag: '', attributes: none, text: '', raw: found };
  const named = /^<(\/?)([a-zA-Z][^\s/>]*)/.exec(found);
  if (named) {
    const tag = named[2]!.toLowerCase();
    if (named[1]) return { ...bare, kind: 'close', tag };
    return { ...bare, kind: 'open', tag, attributes: attributesIn(found.slice(named[0].length)) };
  }
  if (/^<[!?]/.test(found)) return { ...bare, kind: 'other' };
  return { ...bare, kind: 'text', text: found === '<' ? '&lt;' : found };
}

function attributesIn(rest: string): ReadonlyMap<string, string> {
  const found = [...rest.replace(/\/?>$/, '').matchAll(attribute)];
  return new Map(
    found.map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decoded(double ?? single ?? bare ?? ''),
    ]),
  );
}

export const voidTags: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'col', 'input', 'meta', 'link']);

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** Characters instead of entities. */
export function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[String(name).toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Words as they stand between tags, in the server's own spelling. */
export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Words as they stand within the quotes of an attribute. */
export const escapedValue = (text: string) => escaped(text).replaceAll('"', '&quot;');
