const HIDDEN = '•••';
/** Shorter words of a header's value are no secret: `Bearer`. */
const SHORTEST_SECRET = 8;
/** So many letters of a secret at a cut end may be chance, and tell nothing. */
const SHORTEST_BEGINNING = 4;

/**
 * A text without a header's value: neither the whole, nor a long word of it by itself (`Bearer` and what follows), nor the
 * beginning of one where the text was cut off in its middle.
 */
export function withoutToken(text: string, token: string): string {
  const words = token.split(/\s+/).filter((word) => word.length >= SHORTEST_SECRET);
  return [token, ...words].reduce(withoutSecret, text);
}

function withoutSecret(text: string, secret: string): string {
  const hidden = text.replaceAll(secret, HIDDEN);
  for (let length = secret.length - 1; length >= SHORTEST_BEGINNING; length -= 1) {
    if (hidden.endsWith(secret.slice(0, length))) return hidden.slice(0, -length) + HIDDEN;
  }
  return hidden;
}
