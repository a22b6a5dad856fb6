/** The four operations and four functions: all that a formula may do. */
export const operators = ['+', '-', '*', '/'] as const;
export type Operator = (typeof operators)[number];

/** How many arguments each takes, at least and at most. */
export const functionArity = {
  ln: { least: 1, most: 1 },
  sqrt: { least: 1, most: 1 },
  min: { least: 1, most: 20 },
  max: { least: 1, most: 20 },
} as const;
export type FunctionName = keyof typeof functionArity;

/** A parsed expression; positions count characters from 1. */
export type Expression =
  | { kind: 'number'; value: number; position: number }
  | { kind: 'name'; name: string; position: number }
  | { kind: 'negation'; operand: Expression; position: number }
  | { kind: 'operation'; operator: Operator; left: Expression; right: Expression; position: number }
  | { kind: 'call'; name: FunctionName; arguments: Expression[]; position: number };

export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(functionArity, name);
}

/** Names that an expression uses, with the position at which each is used first. */
export function namesIn(expression: Expression): Map<string, number> {
  const names = new Map<string, number>();
  const pending = [expression];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (at.kind === 'name') names.set(at.name, Math.min(at.position, names.get(at.name) ?? Infinity));
    if (at.kind === 'negation') pending.push(at.operand);
    if (at.kind === 'operation') pending.push(at.left, at.right);
    if (at.kind === 'call') pending.push(...at.arguments);
  }
  return names;
}
