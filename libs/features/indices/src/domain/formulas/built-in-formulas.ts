import type { IndexFormula } from '../formula';
import { bciFormulas } from './bci';
import { dciFormulas } from './dci';
import { mcciFormulas } from './mcci';
import { publishedOnlyFormulas } from './published-only';
import { wciFormulas } from './wci';

/** What ships with the product. A published formula is never edited here: a newer one is another version. */
export const builtInFormulas: readonly IndexFormula[] = [
  ...wciFormulas,
  ...bciFormulas,
  ...dciFormulas,
  ...mcciFormulas,
  ...publishedOnlyFormulas,
];

const byId = new Map(builtInFormulas.map((formula) => [formula.id, formula]));

export function findBuiltIn(id: string): IndexFormula | undefined {
  return byId.get(id);
}
