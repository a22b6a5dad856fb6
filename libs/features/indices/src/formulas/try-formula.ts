import { invalidInput } from '@haojiao/kernel';
import { FormulaError, computeIndex } from '../domain/compute-index';
import type { ComputedIndex } from '../domain/compute-index';
import type { FormulaDocument } from '../domain/formula';
import { faultOfExpression, formulaFaults } from '../domain/formula-faults';

/**
 * What a formula yields for some values, before it is issued; inputs that are not given count as 0.
 * @throws AppError `invalid_input` with the faults of the formula, by position
 */
export function tryFormula(document: FormulaDocument, values: Map<string, number>): ComputedIndex {
  const faults = formulaFaults(document).map((one) => ({ ...one, path: `document.${one.path}` }));
  if (faults.length > 0) throw invalidInput(faults);
  const inputs = document.inputs.map(({ name }): [string, number] => [name, values.get(name) ?? 0]);
  return calculate(document, new Map(inputs), 'document.');
}

/** `computeIndex` with its faults in words for the caller. @throws AppError `invalid_input` */
export function calculate(
  document: FormulaDocument,
  inputs: ReadonlyMap<string, number>,
  pathPrefix: string,
): ComputedIndex {
  try {
    return computeIndex(document, inputs);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    throw invalidInput([faultOfExpression(`${pathPrefix}${error.path}`, error.inner)]);
  }
}
