/** A head without stars and spaces, and what its brackets say. */
export interface BracketedHead {
  /** With what is in brackets as part of it: `阅读（次数）` is `阅读次数`. */
  opened: string;
  /** Without what is in brackets. */
  closed: string;
  asides: string[];
}

const MOST_CHARACTERS = 100;
const bracketed = /[([【]([^()[\]【】]*)[)\]】]/gu;

export function readHead(head: string): BracketedHead {
  const plain = head
    .slice(0, MOST_CHARACTERS)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*:"'“”]/gu, '');
  return {
    opened: plain.replace(/[()[\]【】]/gu, ''),
    closed: plain.replace(bracketed, ''),
    asides: [...plain.matchAll(bracketed)].map(([, inside]) => inside!),
  };
}

/** `万`, `单位:万`, `万次`: by which unit a column counts, and what it counts. */
const unitAside = /^(?:单位)?(?<unit>十万|百万|千万|百|千|万|亿|k|w)(?<counted>.*)$/u;

/** What an aside of a head says: the unit by which the column counts, if any, and the words that are left. */
export function readAside(aside: string): { unit: string | null; counted: string } {
  const { unit = null, counted = aside.replace(/^单位/u, '') } = unitAside.exec(aside)?.groups ?? {};
  return { unit, counted };
}

const ownUnit = /[百千万亿kwm]/iu;
const inTenThousands = /\d\s*[余多]?\s*[万w](?![百千万亿])/iu;
const inThousands = /\d\s*[余多]?\s*[千k](?![百千万亿])/iu;
const sameUnit: Record<string, RegExp> = {
  ...{ 万: inTenThousands, w: inTenThousands, 千: inThousands, k: inThousands },
  亿: /\d\s*[余多]?\s*亿(?![百千万亿])/iu,
};

/**
 * The words of a cell with the unit that its head names: `12` below `阅读量（万）` is `12万`. Null: the cell has another
 * unit of its own, or the head has several, and nobody knows how they go together.
 */
export function inUnitOfHead(head: string, words: string): string | null {
  const units = readHead(head).asides.flatMap((aside) => readAside(aside).unit ?? []);
  if (units.length === 0) return words;
  const narrow = words.normalize('NFKC');
  if (units.length > 1) return /\d/.test(narrow) ? null : words;
  if (ownUnit.test(narrow)) return sameUnit[units[0]!]?.test(narrow) ? words : null;
  return words.replace(/([\d０-９])(?=[^\d０-９]*$)/u, `$1${units[0]!}`);
}
