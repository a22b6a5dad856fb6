/** Strings (to be left alone) and numbers of a JSON text. */
const token = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Parses JSON so that long integers survive: from 16 digits on they become strings. Weibo sends post ids as bare numbers
 * beyond 2^53, which `JSON.parse` would silently round. @throws SyntaxError when it is no JSON.
 */
export function parseWithLongIntegers(text: string): unknown {
  return JSON.parse(text.replace(token, (found) => (/^-?\d{16,}$/.test(found) ? `"${found}"` : found)));
}
