export interface OldAddress {
  /** Lower-case, without a port; empty for a path alone. */
  host: string;
  path: string;
}

const LONGEST = 2_000;

/**
 * Where an item was read, as a browser will ask for it: escapes as browsers write them, without a fragment. Null for what
 * no browser could ask us for.
 */
export function oldAddressOf(text: string): OldAddress | null {
  const given = text.trim();
  if (given === '' || given.length > LONGEST) return null;
  const isPath = given.startsWith('/') && !given.startsWith('//');
  if (!isPath && !/^https?:\/\//i.test(given)) return null;
  try {
    const url = new URL(given, 'http://old.invalid');
    if (url.pathname.length + url.search.length > LONGEST) return null;
    return { host: isPath ? '' : url.hostname, path: `${url.pathname}${url.search}` };
  } catch {
    return null;
  }
}
