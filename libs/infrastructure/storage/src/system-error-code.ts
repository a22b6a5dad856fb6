/** `ENOENT` and its kin; null for anything else. Told by the shape: errors of Node may stem from another realm. */
export function systemErrorCode(error: unknown): string | null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}
