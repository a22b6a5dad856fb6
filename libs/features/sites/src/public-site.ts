import { isIP } from 'node:net';
import type { Settings } from '@haojiao/infrastructure/config';
import { isPublicAddress } from '@haojiao/infrastructure/http';

/** Names that no public resolver knows: RFC 2606, RFC 6761, RFC 6762, RFC 8375, and ICANN's `internal`. */
const insideNames = /(^|\.)(test|invalid|localhost|local|internal|home\.arpa)$/;

/** Whether visitors come from the public network: then the law on filing numbers holds. Rehearsals are not public. */
export function isPublicSite({ publicUrl, sandbox }: Pick<Settings, 'publicUrl' | 'sandbox'>): boolean {
  if (sandbox === 'on') return false;
  const host = new URL(publicUrl).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(host) !== 0) return isPublicAddress(host);
  return host.includes('.') && !insideNames.test(host);
}
