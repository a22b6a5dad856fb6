import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { ExpressionError } from './expression/expression-error';
import { parseExpression } from './expression/parse-expression';
import { isFunctionName, namesIn } from './expression/syntax';
import type { Expression } from './expression/syntax';
import type { FormulaDocument, FormulaInput } from './formula';

/** Every fault of a formula by path; those of expressions name the position of the character. */
export function formulaFaults(document: FormulaDocument): Fault[] {
  return [
    ...nameFaults(document),
    ...document.inputs.flatMap((input, index) => inputFaults(input, `inputs.${index}`, document.inputs)),
    ...expressionFaults(document),
  ];
}

/** An `ExpressionError` as a fault of the expression at `path`. */
export function faultOfExpression(path: string, { code, position, detail }: ExpressionError): Fault {
  return fault(path, code, `第 ${position} 个字符：${detail.zh}`, `At character ${position}: ${detail.en}`);
}

function nameFaults({ inputs, constants, steps }: FormulaDocument): Fault[] {
  const seen = new Set<string>();
  const named = Object.entries({ inputs, constants, steps }).flatMap(([part, list]) =>
    list.map(({ name }, index) => ({ name, path: `${part}.${index}.name` })),
  );
  return named.flatMap(({ name, path }) => {
    if (isFunctionName(name)) {
      return [
        fault(
          path,
          'name_is_function',
          `“${name}”是函数名，请换一个。`,
          `"${name}" is a function; take another name.`,
        ),
      ];
    }
    if (seen.has(name)) {
      return [fault(path, 'name_taken', `名称“${name}”用了两次。`, `The name "${name}" is used twice.`)];
    }
    seen.add(name);
    return [];
  });
}

function inputFaults(
  { kind, indexCode, measure, partOf, name }: FormulaInput,
  path: string,
  all: FormulaInput[],
): Fault[] {
  const faults: Fault[] = [];
  if ((kind === 'index') !== (indexCode !== null)) {
    faults.push(
      fault(
        `${path}.indexCode`,
        'index_code_misplaced',
        '取自另一指数的项要写明 indexCode，其他项不写。',
        'Inputs of kind "index" name their indexCode, others have none.',
      ),
    );
  }
  if (measure !== null && (kind === 'index' || kind === 'days')) {
    faults.push(
      fault(
        `${path}.measure`,
        'measure_misplaced',
        '取自另一指数的项和天数不写 measure。',
        'Inputs of kind "index" and "days" have no measure.',
      ),
    );
  }
  if (partOf !== null && (partOf === name || !all.some((other) => other.name === partOf))) {
    faults.push(
      fault(`${path}.partOf`, 'part_of_unknown', '应为另一项的名称。', 'Must be the name of another input.'),
    );
  }
  return faults;
}

function expressionFaults({ inputs, constants, steps, expression }: FormulaDocument): Fault[] {
  const known = new Set([...inputs, ...constants].map(({ name }) => name));
  const used = new Set<string>();
  const faults: Fault[] = [];
  const read = (path: string, text: string) => {
    const parsed = parse(text);
    if (parsed instanceof ExpressionError) faults.push(faultOfExpression(path, parsed));
    else faults.push(...unknownNames(path, parsed, known, used));
  };
  steps.forEach((step, index) => {
    read(`steps.${index}.expression`, step.expression);
    known.add(step.name);
  });
  read('expression', expression);
  // While something can't be read, nobody knows what is used.
  return faults.length > 0 ? faults : unusedNames({ inputs, constants, steps }, used);
}

function parse(text: string): Expression | ExpressionError {
  try {
    return parseExpression(text);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
}

function unknownNames(path: string, parsed: Expression, known: Set<string>, used: Set<string>): Fault[] {
  return [...namesIn(parsed)].flatMap(([name, position]) => {
    used.add(name);
    if (known.has(name)) return [];
    const error = new ExpressionError('name_unknown', position, {
      zh: `没有名为“${name}”的量；步骤只能用前面的步骤。`,
      en: `There is nothing named "${name}"; a step may use only the steps before it.`,
    });
    return [faultOfExpression(path, error)];
  });
}

/** What is declared and never used is a slip of the pen: a person would be asked for figures that change nothing. */
function unusedNames(
  parts: Pick<FormulaDocument, 'inputs' | 'constants' | 'steps'>,
  used: Set<string>,
): Fault[] {
  return Object.entries(parts).flatMap(([part, list]) =>
    list.flatMap(({ name }, index) =>
      used.has(name)
        ? []
        : [
            fault(
              `${part}.${index}.name`,
              'name_unused',
              `“${name}”没有用到，请删去或写进表达式。`,
              `"${name}" is not used; remove it or write it into an expression.`,
            ),
          ],
    ),
  );
}
