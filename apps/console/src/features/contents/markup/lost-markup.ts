import { decoded, tokensOf, voidTags } from './tokens';

/** They say nothing by themselves, or the same is said without them. */
const silentTags: ReadonlySet<string> = new Set(['p', 'span', 'tbody', 'colgroup', 'col', 'br']);
const sameAs: Readonly<Record<string, string>> = { b: 'strong', i: 'em', del: 's', strike: 's' };
/** They count as such, however many words stand in them. */
const counted: ReadonlySet<string> = new Set(['li', 'tr', 'td', 'th', 'hr', 'img', 'figure']);

interface Told {
  readonly words: string;
  /** By element and what is said of it, how many characters it holds. */
  readonly holds: ReadonlyMap<string, number>;
}

/**
 * Names of the elements (`figcaption`, `tfoot`, `a`, …) whose form is in the one text and not in the other; `words` where words
 * are missing. Empty: both say the same, in whatever spelling.
 */
export function lostMarkup(before: string, after: string): string[] {
  const one = toldIn(before);
  const other = toldIn(after);
  const lost = new Set(one.words === other.words ? [] : ['words']);
  for (const [form, held] of one.holds) {
    if ((other.holds.get(form) ?? 0) < held) lost.add(form.split(/[ :]/, 1)[0]!);
  }
  return [...lost];
}

function toldIn(html: string): Told {
  const holds = new Map<string, number>();
  const open: { tag: string; form: string }[] = [];
  const add = (form: string, amount: number) => holds.set(form, (holds.get(form) ?? 0) + amount);
  let words = '';
  for (const { kind, tag, attributes, text } of tokensOf(html)) {
    if (kind === 'text') {
      const seen = decoded(text).replace(/\s+/g, '');
      words += seen;
      for (const form of new Set(open.map((each) => each.form))) if (form) add(form, seen.length);
    } else if (kind === 'open') {
      const form = formOf(
        tag,
        attributes,
        open.some((each) => each.tag === 'pre'),
      );
      if (form && counted.has(tag)) add(form, 1);
      if (!voidTags.has(tag)) open.push({ tag, form });
    } else if (kind === 'close') {
      const at = open.findLastIndex((each) => each.tag === tag);
      if (at >= 0) open.splice(at, 1);
    }
  }
  return { words, holds };
}

/** The element with what is said of it: `p:center`, `th colspan=2`; empty where that is nothing. */
function formOf(tag: string, attributes: ReadonlyMap<string, string>, isInPre: boolean): string {
  const alignment = /text-align:\s*(\w+)/.exec(attributes.get('style') ?? '')?.[1];
  if (isInPre && tag === 'code') return '';
  if (silentTags.has(tag) && !alignment) return '';
  const said = [...attributes]
    .filter(
      ([name, value]) => name !== 'style' && value !== '' && !(/span$|^start$/.test(name) && value === '1'),
    )
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  return [`${sameAs[tag] ?? tag}${alignment ? `:${alignment}` : ''}`, ...said].join(' ');
}
