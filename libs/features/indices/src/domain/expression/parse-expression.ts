import { ExpressionError } from './expression-error';
import { meaningOf, readTokens } from './read-tokens';
import type { Token } from './read-tokens';
import { functionArity, isFunctionName } from './syntax';
import type { Expression, Operator } from './syntax';

/** Brackets, functions and minus signs within one another. */
const DEEPEST = 32;
/** Numbers, names and operations together. */
const MOST_PARTS = 500;

/**
 * Reads an expression: `×` and `÷` before `+` and `−`, from left to right. Nothing is ever run as a program.
 * @throws ExpressionError at the first fault, with its position
 */
export function parseExpression(text: string): Expression {
  return new Parser(readTokens(text)).whole();
}

class Parser {
  private next = 0;
  private depth = 0;
  private parts = 0;

  constructor(private readonly tokens: Token[]) {}

  whole(): Expression {
    const expression = this.sum();
    if (this.current.kind !== 'end') throw this.unexpected();
    return expression;
  }

  private sum(): Expression {
    return this.chain(['+', '-'], () => this.product());
  }

  private product(): Expression {
    return this.chain(['*', '/'], () => this.factor());
  }

  private chain(wanted: Operator[], operand: () => Expression): Expression {
    let left = operand();
    for (;;) {
      const operator = wanted.find((sign) => sign === meaningOf(this.current));
      if (operator === undefined) return left;
      const { position } = this.take();
      left = this.counted({ kind: 'operation', operator, left, right: operand(), position });
    }
  }

  private factor(): Expression {
    const token = this.current;
    if (meaningOf(token) === '-') {
      this.take();
      const operand = this.deeper(token, () => this.factor());
      return this.counted({ kind: 'negation', operand, position: token.position });
    }
    if (meaningOf(token) === '(') {
      this.take();
      const inner = this.deeper(token, () => this.sum());
      this.close();
      return inner;
    }
    if (token.kind === 'number') {
      this.take();
      return this.counted({ kind: 'number', value: token.value, position: token.position });
    }
    if (token.kind !== 'name') throw this.unexpected();
    this.take();
    if (meaningOf(this.current) === '(') return this.call(token);
    return this.counted({ kind: 'name', name: token.text, position: token.position });
  }

  private call({ text, position }: Token): Expression {
    if (!isFunctionName(text)) {
      throw new ExpressionError('function_unknown', position, {
        zh: `没有函数“${text}”；可用 ln、sqrt、min、max。相乘请写 ×。`,
        en: `There is no function "${text}"; there are ln, sqrt, min and max. To multiply write ×.`,
      });
    }
    const bracket = this.take();
    const values = [this.deeper(bracket, () => this.sum())];
    while (meaningOf(this.current) === ',') {
      const comma = this.take();
      values.push(this.deeper(comma, () => this.sum()));
    }
    this.close();
    const { least, most } = functionArity[text];
    if (values.length < least || values.length > most) {
      throw new ExpressionError('arguments_wrong', position, {
        zh: `函数“${text}”需要 ${least} 至 ${most} 个数。`,
        en: `The function "${text}" takes ${least} to ${most} values.`,
      });
    }
    return this.counted({ kind: 'call', name: text, arguments: values, position });
  }

  private close(): void {
    if (meaningOf(this.current) !== ')') {
      throw new ExpressionError('bracket_missing', this.current.position, {
        zh: '这里缺少右括号“)”，或多了内容。',
        en: 'A closing bracket ")" is missing here, or something is too much.',
      });
    }
    this.take();
  }

  private deeper(at: Token, read: () => Expression): Expression {
    this.depth += 1;
    if (this.depth > DEEPEST) {
      throw new ExpressionError('expression_too_deep', at.position, {
        zh: `括号最多嵌套 ${DEEPEST} 层，可拆成几步。`,
        en: `Brackets go at most ${DEEPEST} deep; split it into steps.`,
      });
    }
    const expression = read();
    this.depth -= 1;
    return expression;
  }

  private counted(expression: Expression): Expression {
    this.parts += 1;
    if (this.parts <= MOST_PARTS) return expression;
    throw new ExpressionError('expression_too_large', expression.position, {
      zh: `表达式最多 ${MOST_PARTS} 个部分，可拆成几步。`,
      en: `An expression has at most ${MOST_PARTS} parts; split it into steps.`,
    });
  }

  private get current(): Token {
    return this.tokens[this.next]!;
  }

  private take(): Token {
    const token = this.current;
    this.next += 1;
    return token;
  }

  private unexpected(): ExpressionError {
    const { kind, text, position } = this.current;
    if (kind === 'end') {
      return new ExpressionError('expression_unfinished', position, {
        zh: '表达式没有写完，这里应有数字、名称或括号。',
        en: 'The expression is unfinished: a number, a name or a bracket belongs here.',
      });
    }
    return new ExpressionError('not_expected_here', position, {
      zh: `“${text}”不应出现在这里。`,
      en: `"${text}" has no place here.`,
    });
  }
}
