import { evaluateExpression } from './expression/evaluate-expression';
import { ExpressionError } from './expression/expression-error';
import { parseExpression } from './expression/parse-expression';
import type { FormulaDocument } from './formula';
import { roundHalfUp } from './round-half-up';

/** Beyond it a double doesn't hold six decimals, and no index is. */
const LARGEST_INDEX = 1e9;

export interface ComputedStep {
  name: string;
  value: number;
}

export interface ComputedIndex {
  /** Rounded as the formula says. */
  value: number;
  unrounded: number;
  steps: ComputedStep[];
}

/** An expression of a formula that can't be calculated, and which one: `steps.2.expression`, or `expression`. */
export class FormulaError extends Error {
  constructor(
    readonly path: string,
    readonly inner: ExpressionError,
  ) {
    super(`${path}: ${inner.message}`);
    this.name = 'FormulaError';
  }
}

/**
 * The index by its formula. Doubles all the way and no rounding before the end: a rounded step would change the
 * second decimal.
 * @param inputs one number for every input of the formula
 * @throws FormulaError
 */
export function computeIndex(document: FormulaDocument, inputs: ReadonlyMap<string, number>): ComputedIndex {
  const values = new Map(document.constants.map(({ name, value }): [string, number] => [name, value]));
  for (const { name, atLeast } of document.inputs) {
    const given = inputs.get(name);
    if (given !== undefined) values.set(name, atLeast === null ? given : Math.max(given, atLeast));
  }
  const steps = document.steps.map(({ name, expression }, index): ComputedStep => {
    const value = evaluate(`steps.${index}.expression`, expression, values);
    values.set(name, value);
    return { name, value };
  });
  const unrounded = evaluate('expression', document.expression, values);
  if (Math.abs(unrounded) > LARGEST_INDEX) throw new FormulaError('expression', tooLarge());
  return { value: roundHalfUp(unrounded, document.decimals), unrounded, steps };
}

function tooLarge(): ExpressionError {
  return new ExpressionError('too_large', 1, {
    zh: '指数值太大，最大 10 的 9 次方；请核对公式。',
    en: 'The index is too large, at most 10 to the 9th; check the formula.',
  });
}

function evaluate(path: string, text: string, values: ReadonlyMap<string, number>): number {
  try {
    return evaluateExpression(parseExpression(text), values);
  } catch (error) {
    if (error instanceof ExpressionError) throw new FormulaError(path, error);
    throw error;
  }
}
