import { ExpressionError } from './expression-error';

export type Token =
  | { kind: 'number'; value: number; text: string; position: number }
  | { kind: 'name'; text: string; position: number }
  | { kind: 'sign'; text: string; position: number }
  | { kind: 'end'; text: ''; position: number };

/** Characters of one expression. */
export const LONGEST_EXPRESSION = 2_000;
const LONGEST_NAME = 40;
const LARGEST_NUMBER = 1e15;

/** Signs as people type them, and what they mean. */
const signs: ReadonlyMap<string, string> = new Map([
  ...['+', '-', '*', '/', '(', ')', ','].map((sign): [string, string] => [sign, sign]),
  ['＋', '+'],
  ['−', '-'],
  ['－', '-'],
  ['×', '*'],
  ['·', '*'],
  ['÷', '/'],
  ['／', '/'],
  ['（', '('],
  ['）', ')'],
  ['，', ','],
]);

const space = /[ \t\n\u3000]+/y;
const number = /\d+(?:\.\d+)?/y;
const name = /[A-Za-z][A-Za-z0-9_]*/y;

/** @throws ExpressionError `expression_too_long`, `character_unknown`, `number_too_large`, `name_too_long` */
export function readTokens(text: string): Token[] {
  if (text.length > LONGEST_EXPRESSION) {
    throw new ExpressionError('expression_too_long', LONGEST_EXPRESSION + 1, {
      zh: `表达式最多 ${LONGEST_EXPRESSION} 个字符，可拆成几步。`,
      en: `An expression has at most ${LONGEST_EXPRESSION} characters; split it into steps.`,
    });
  }
  const tokens: Token[] = [];
  for (let index = 0; index < text.length;) {
    index += matchAt(space, text, index).length;
    if (index >= text.length) break;
    const token = readToken(text, index);
    tokens.push(token);
    index += token.text.length;
  }
  return [...tokens, { kind: 'end', text: '', position: text.length + 1 }];
}

function readToken(text: string, index: number): Token {
  const position = index + 1;
  const digits = matchAt(number, text, index);
  if (digits !== '') return { kind: 'number', value: numberOf(digits, position), text: digits, position };
  const word = matchAt(name, text, index);
  if (word.length > LONGEST_NAME) {
    throw new ExpressionError('name_too_long', position, {
      zh: `名称最多 ${LONGEST_NAME} 个字符。`,
      en: `A name has at most ${LONGEST_NAME} characters.`,
    });
  }
  if (word !== '') return { kind: 'name', text: word, position };
  const sign = text[index]!;
  if (signs.has(sign)) return { kind: 'sign', text: sign, position };
  throw new ExpressionError('character_unknown', position, {
    zh: '这里的字符不能识别；可用数字、名称、+ − × ÷、括号、逗号和 ln sqrt min max。',
    en: 'This character has no meaning here; use numbers, names, + − × ÷, brackets, commas and ln sqrt min max.',
  });
}

/** What a sign token means, whichever way it was typed. */
export function meaningOf(token: Token): string | null {
  return token.kind === 'sign' ? signs.get(token.text)! : null;
}

function numberOf(digits: string, position: number): number {
  const value = Number(digits);
  if (value <= LARGEST_NUMBER) return value;
  throw new ExpressionError('number_too_large', position, {
    zh: '数字太大，最大 10 的 15 次方。',
    en: 'The number is too large; at most 10 to the 15th.',
  });
}

function matchAt(pattern: RegExp, text: string, index: number): string {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? '';
}
