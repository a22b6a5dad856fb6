import { fault, invalidInput } from '@haojiao/kernel';

/**
 * `navigator.sendBeacon` with a text sends `text/plain`, which needs no preflight from another site: there the JSON is
 * read here.
 */
export function parseBeacon(body: unknown): unknown {
  if (typeof body !== 'string' || body === '') return body;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw invalidInput([fault('', 'json', '正文应为合法的 JSON。', 'The body must be valid JSON.')]);
  }
}
