/**
 * The same file at the page's own origin. Files are named with the public address of the site, which the policy of the
 * page shows but lets no script read; the api that serves this page serves them too.
 */
export function ownAddress(address: string): string {
  const { pathname, search } = new URL(address, location.origin);
  return pathname + search;
}
