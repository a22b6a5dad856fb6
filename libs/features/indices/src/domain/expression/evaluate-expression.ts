import { ExpressionError } from './expression-error';
import type { Expression, FunctionName, Operator } from './syntax';

type Node<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/**
 * The value of an expression in double precision. `0 ÷ 0` is 0: an account without items in a period has figures of
 * nothing, not a fault.
 * @throws ExpressionError `name_unknown`, `division_by_zero`, `ln_needs_positive`, `sqrt_needs_positive`, `too_large`
 */
export function evaluateExpression(expression: Expression, values: ReadonlyMap<string, number>): number {
  const value = valueOf(expression, values);
  if (Number.isFinite(value)) return value;
  throw new ExpressionError('too_large', expression.position, {
    zh: '计算结果太大。',
    en: 'The result is too large.',
  });
}

function valueOf(expression: Expression, values: ReadonlyMap<string, number>): number {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'name':
      return named(expression, values);
    case 'negation':
      return -evaluateExpression(expression.operand, values);
    case 'operation':
      return operate(
        expression.operator,
        evaluateExpression(expression.left, values),
        evaluateExpression(expression.right, values),
        expression.position,
      );
    case 'call':
      return call(
        expression.name,
        expression.arguments.map((argument) => evaluateExpression(argument, values)),
        expression.position,
      );
  }
}

function named({ name, position }: Node<'name'>, values: ReadonlyMap<string, number>): number {
  const value = values.get(name);
  if (value !== undefined) return value;
  throw new ExpressionError('name_unknown', position, {
    zh: `没有名为“${name}”的量。`,
    en: `There is nothing named "${name}".`,
  });
}

function operate(operator: Operator, left: number, right: number, position: number): number {
  if (operator === '+') return left + right;
  if (operator === '-') return left - right;
  if (operator === '*') return left * right;
  if (right !== 0) return left / right;
  if (left === 0) return 0;
  throw new ExpressionError('division_by_zero', position, {
    zh: '除数为 0，而被除数不为 0：请核对输入的数据。',
    en: 'Something other than 0 is divided by 0: check the inputs.',
  });
}

function call(name: FunctionName, given: number[], position: number): number {
  if (name === 'min') return Math.min(...given);
  if (name === 'max') return Math.max(...given);
  const value = given[0]!;
  if (name === 'sqrt') {
    if (value >= 0) return Math.sqrt(value);
    throw new ExpressionError('sqrt_needs_positive', position, {
      zh: '负数不能开平方。',
      en: 'A negative number has no square root.',
    });
  }
  if (value > 0) return Math.log(value);
  throw new ExpressionError('ln_needs_positive', position, {
    zh: 'ln 只能用于正数；计数可写成 ln(x + 1)。',
    en: 'ln takes positive numbers only; for counts write ln(x + 1).',
  });
}
