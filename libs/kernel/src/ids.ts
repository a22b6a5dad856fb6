import { uuidv7 } from 'uuidv7';

/** A new time-ordered UUID version 7, as every row of the product carries one. */
export function newId(): string {
  return uuidv7();
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text from outside has the form of an id; says nothing about the row behind it. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && uuidPattern.test(text);
}
