/** What a regular expression may cost at one place of a text; all bounds are upper ones but `shortest`. */
export interface RegexCost {
  /** Ways in which the matcher may try to read on from one place. */
  paths: number;
  /** Characters that a match has, at least and at most. */
  shortest: number;
  longest: number;
}

/** Why an expression is refused, as the rule that it breaks. */
export class RegexRefused extends Error {
  constructor(readonly rule: 'backreference' | 'lookbehind' | 'unbounded' | 'named_group' | 'syntax') {
    super(rule);
  }
}

const empty: RegexCost = { paths: 1, shortest: 0, longest: 0 };
const one: RegexCost = { paths: 1, shortest: 1, longest: 1 };

/**
 * Bounds the work of an expression before it ever runs: every repetition needs an upper end, and the ways to read on are
 * counted, so nested and neighbouring repetitions show as what they are. For expressions that `new RegExp(source, 'u')`
 * takes.
 * @throws RegexRefused
 */
export function regexCost(source: string): RegexCost {
  const reader = new Reader(source);
  const cost = alternation(reader);
  if (!reader.done) throw new RegexRefused('syntax');
  return cost;
}

class Reader {
  private at = 0;
  constructor(private readonly source: string) {}

  get done(): boolean {
    return this.at >= this.source.length;
  }

  see(expected: string): boolean {
    return this.source.startsWith(expected, this.at);
  }

  /** Steps over the text if it stands here. */
  take(expected: string): boolean {
    if (!this.see(expected)) return false;
    this.at += expected.length;
    return true;
  }

  /** Steps over what the sticky expression matches here. */
  match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.at;
    const match = expression.exec(this.source);
    if (match) this.at += match[0].length;
    return match;
  }
}

function alternation(reader: Reader): RegexCost {
  let cost = sequence(reader);
  while (reader.take('|')) {
    const other = sequence(reader);
    cost = {
      paths: cost.paths + other.paths,
      shortest: Math.min(cost.shortest, other.shortest),
      longest: Math.max(cost.longest, other.longest),
    };
  }
  return cost;
}

function sequence(reader: Reader): RegexCost {
  let cost = empty;
  while (!reader.done && !reader.see('|') && !reader.see(')')) {
    const next = repeated(atom(reader), reader);
    cost = {
      paths: cost.paths * next.paths,
      shortest: cost.shortest + next.shortest,
      longest: cost.longest + next.longest,
    };
  }
  return cost;
}

function atom(reader: Reader): RegexCost {
  if (reader.take('(')) return group(reader);
  if (reader.match(/[\^$]|\\[bB]/y)) return empty;
  if (reader.match(/\\(?:[1-9]|k<)/y)) throw new RegexRefused('backreference');
  const taken =
    reader.match(/\[(?:\\.|[^\]\\])*\]/suy) ??
    reader.match(/\\(?:u\{[0-9A-Fa-f]+\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[pP]\{[^}]*\}|c[A-Za-z]|.)/suy) ??
    reader.match(/[^\\()[\]{}*+?|]/suy);
  if (!taken) throw new RegexRefused('syntax');
  return one;
}

function group(reader: Reader): RegexCost {
  if (reader.see('?<=') || reader.see('?<!')) throw new RegexRefused('lookbehind');
  if (reader.see('?<')) throw new RegexRefused('named_group');
  const looksAhead = reader.take('?=') || reader.take('?!');
  if (!looksAhead && !reader.take('?:') && reader.see('?')) throw new RegexRefused('syntax');
  const inside = alternation(reader);
  if (!reader.take(')')) throw new RegexRefused('syntax');
  return looksAhead ? { ...inside, shortest: 0, longest: 0 } : inside;
}

function repeated(cost: RegexCost, reader: Reader): RegexCost {
  const quantifier = reader.match(/(?:([?*+])|\{(\d+)(,(\d*))?\})\??/y);
  if (!quantifier) return cost;
  const [, mark, low, comma, high] = quantifier;
  if (mark === '*' || mark === '+' || (comma !== undefined && high === ''))
    throw new RegexRefused('unbounded');
  const least = mark === '?' ? 0 : Number(low);
  const most = mark === '?' ? 1 : Number(high ?? low);
  let paths = 0;
  // Beyond the thousandth the sum is far over any limit already.
  for (let times = least; times <= Math.min(most, 1_000); times += 1) paths += cost.paths ** times;
  return { paths, shortest: cost.shortest * least, longest: cost.longest * most };
}
