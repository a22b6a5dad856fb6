/**
 * What every public answer says, whichever way it leaves the house: those that leave before the framework's own headers
 * are set say it by themselves.
 */
export const hardeningHeaders = Object.freeze({
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'x-dns-prefetch-control': 'off',
  'x-permitted-cross-domain-policies': 'none',
});

/** Where the product is reached by TLS, browsers shall never again try without. */
export function withTransportSecurity<Headers extends Readonly<Record<string, string>>>(
  headers: Headers,
  publicUrl: string,
): Headers | Readonly<Record<string, string>> {
  if (!publicUrl.startsWith('https://')) return headers;
  return Object.freeze({ ...headers, 'strict-transport-security': 'max-age=31536000; includeSubDomains' });
}
