/**
 * A multi-pattern automaton (Aho and Corasick, 1975) over sequences of numbers, as flat arrays: states are numbered
 * breadth first, so the children of a state stand in a row, sorted by symbol, and need no table of targets. About 20
 * bytes for a state.
 */
export interface Automaton {
  /** Symbol → 1 and up in the order of the alphabet; 0 for a symbol that no pattern has. Of the first plane. */
  symbolOf: Uint16Array;
  /** The same for symbols beyond the first plane. */
  farSymbolOf: ReadonlyMap<number, number>;
  /** Children of state s are the states `firstChild[s]` to `firstChild[s + 1] - 1`. */
  firstChild: Uint32Array;
  /** The symbol that leads into a state. */
  into: Uint16Array;
  /** The state of the longest proper suffix that is a state, too. */
  fallback: Uint32Array;
  /** The child of the root by symbol; 0: none. */
  fromRoot: Uint32Array;
  /** Patterns that end in state s: `ending[firstEnding[s]]` to `ending[firstEnding[s + 1] - 1]`. */
  firstEnding: Uint32Array;
  ending: Uint32Array;
  /** The nearest suffix in which a pattern ends; 0: none. */
  nextEnding: Uint32Array;
}

/** @param patterns not empty, none of them empty; what is found is told by the index in this list */
export function buildAutomaton(patterns: readonly ArrayLike<number>[]): Automaton {
  const { symbolOf, farSymbolOf, size } = alphabetOf(patterns);
  const { starts, symbols } = encode(patterns, (one) => code(symbolOf, farSymbolOf, one));
  const order = Uint32Array.from(patterns.keys()).sort((one, other) => compare(starts, symbols, one, other));
  const symbolAt = (pattern: number, place: number) => symbols[(starts[pattern] as number) + place] as number;
  const most = symbols.length + 2;
  const firstChild = new Uint32Array(most + 1);
  const into = new Uint16Array(most);
  const parent = new Uint32Array(most);
  const firstEnding = new Uint32Array(most + 1);
  const ending = new Uint32Array(patterns.length);
  // Every state stands for the sorted patterns with one common beginning: from `low` to before `high`.
  const low = new Uint32Array(most);
  const high = new Uint32Array(most);
  high[0] = patterns.length;
  let states = 1;
  let endings = 0;
  let depth = 0;
  for (let level = 0, levelEnd = 1; level < levelEnd; depth += 1) {
    for (let state = level; state < levelEnd; state += 1) {
      firstChild[state] = states;
      firstEnding[state] = endings;
      let at = low[state] as number;
      const end = high[state] as number;
      while (at < end && lengthOf(starts, order[at] as number) === depth) {
        ending[endings] = order[at] as number;
        endings += 1;
        at += 1;
      }
      while (at < end) {
        const symbol = symbolAt(order[at] as number, depth);
        low[states] = at;
        while (at < end && symbolAt(order[at] as number, depth) === symbol) at += 1;
        high[states] = at;
        into[states] = symbol;
        parent[states] = state;
        states += 1;
      }
    }
    level = levelEnd;
    levelEnd = states;
  }
  firstChild[states] = states;
  firstEnding[states] = endings;
  const fromRoot = new Uint32Array(size + 1);
  for (let child = firstChild[0] as number; child < (firstChild[1] ?? states); child += 1) {
    fromRoot[into[child] as number] = child;
  }
  const automaton: Automaton = {
    symbolOf,
    farSymbolOf,
    firstChild: firstChild.slice(0, states + 1),
    into: into.slice(0, states),
    fallback: new Uint32Array(states),
    fromRoot,
    firstEnding: firstEnding.slice(0, states + 1),
    ending,
    nextEnding: new Uint32Array(states),
  };
  link(automaton, parent, states);
  return automaton;
}

/** Calls `found` for every pattern that ends at a place of the sequence, the longest first. */
export function runAutomaton(
  automaton: Automaton,
  sequence: ArrayLike<number>,
  length: number,
  found: (pattern: number, last: number) => void,
): void {
  const { symbolOf, farSymbolOf, firstEnding, ending, nextEnding } = automaton;
  let state = 0;
  for (let place = 0; place < length; place += 1) {
    const symbol = code(symbolOf, farSymbolOf, sequence[place] as number);
    state = symbol === 0 ? 0 : step(automaton, state, symbol);
    for (let at = state; at !== 0; at = nextEnding[at] as number) {
      const end = firstEnding[at + 1] as number;
      for (let index = firstEnding[at] as number; index < end; index += 1)
        found(ending[index] as number, place);
    }
  }
}

/** Bytes that the automaton holds. */
export function sizeOfAutomaton(automaton: Automaton): number {
  return Object.values(automaton).reduce<number>(
    (sum, part: unknown) => sum + (ArrayBuffer.isView(part) ? part.byteLength : 0),
    0,
  );
}

function step(automaton: Automaton, from: number, symbol: number): number {
  for (let state = from; state !== 0; state = automaton.fallback[state] as number) {
    const child = childOf(automaton, state, symbol);
    if (child !== 0) return child;
  }
  return automaton.fromRoot[symbol] as number;
}

function childOf({ firstChild, into }: Automaton, state: number, symbol: number): number {
  let low = firstChild[state] as number;
  let high = (firstChild[state + 1] as number) - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const here = into[middle] as number;
    if (here === symbol) return middle;
    if (here < symbol) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

/** Parents come before their children, so every fallback is known when it is asked for. */
function link(automaton: Automaton, parent: Uint32Array, states: number): void {
  const { fallback, into, firstEnding, nextEnding } = automaton;
  for (let state = 1; state < states; state += 1) {
    const above = parent[state] as number;
    const suffix = above === 0 ? 0 : step(automaton, fallback[above] as number, into[state] as number);
    fallback[state] = suffix;
    const ends = (firstEnding[suffix + 1] as number) > (firstEnding[suffix] as number);
    nextEnding[state] = suffix !== 0 && ends ? suffix : (nextEnding[suffix] as number);
  }
}

function alphabetOf(patterns: readonly ArrayLike<number>[]) {
  const symbolOf = new Uint16Array(0x10000);
  const farSymbolOf = new Map<number, number>();
  let size = 0;
  for (const pattern of patterns) {
    for (let index = 0; index < pattern.length; index += 1) {
      const symbol = pattern[index] as number;
      if (code(symbolOf, farSymbolOf, symbol) !== 0) continue;
      size += 1;
      if (symbol < 0x10000) symbolOf[symbol] = size;
      else farSymbolOf.set(symbol, size);
    }
  }
  return { symbolOf, farSymbolOf, size };
}

function code(symbolOf: Uint16Array, farSymbolOf: ReadonlyMap<number, number>, symbol: number): number {
  return symbol < 0x10000 ? (symbolOf[symbol] as number) : (farSymbolOf.get(symbol) ?? 0);
}

/** All patterns in one row, and where each begins: a hundred thousand small arrays would cost more than the automaton. */
function encode(patterns: readonly ArrayLike<number>[], symbolOf: (one: number) => number) {
  const starts = new Uint32Array(patterns.length + 1);
  patterns.forEach(({ length }, index) => (starts[index + 1] = (starts[index] as number) + length));
  const symbols = new Uint16Array(starts[patterns.length] as number);
  patterns.forEach((pattern, index) => {
    const start = starts[index] as number;
    for (let at = 0; at < pattern.length; at += 1) symbols[start + at] = symbolOf(pattern[at] as number);
  });
  return { starts, symbols };
}

function lengthOf(starts: Uint32Array, pattern: number): number {
  return (starts[pattern + 1] as number) - (starts[pattern] as number);
}

function compare(starts: Uint32Array, symbols: Uint16Array, one: number, other: number): number {
  const [ones, others] = [lengthOf(starts, one), lengthOf(starts, other)];
  const common = Math.min(ones, others);
  for (let at = 0; at < common; at += 1) {
    const difference =
      (symbols[(starts[one] as number) + at] as number) - (symbols[(starts[other] as number) + at] as number);
    if (difference !== 0) return difference;
  }
  return ones - others;
}
