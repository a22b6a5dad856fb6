import type { Message } from '@haojiao/kernel';

/** What is wrong with an expression and where: the first character is at position 1. */
export class ExpressionError extends Error {
  constructor(
    readonly code: string,
    readonly position: number,
    readonly detail: Message,
  ) {
    super(`${code} at ${position}: ${detail.en}`);
    this.name = 'ExpressionError';
  }
}
