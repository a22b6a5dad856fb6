/**
 * Whether an address has the form of a pattern with `*` for anything. Walks once from left to right: a pattern that a
 * person typed never makes the machine think for long.
 */
export function matchesPattern(url: string, pattern: string): boolean {
  const parts = pattern.split('*');
  const first = parts.shift()!;
  if (parts.length === 0) return url === first;
  const last = parts.pop()!;
  if (!url.startsWith(first) || url.length < first.length + last.length || !url.endsWith(last)) return false;
  const end = url.length - last.length;
  let at = first.length;
  for (const part of parts) {
    const found = url.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
