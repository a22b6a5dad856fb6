import { isIP } from 'node:net';
import { isPublicAddress } from '../client-address';
import { AddressRefused } from './address-refused';

/**
 * The address in its one spelling, if it may be asked: https on its own port, no user information, and where the host
 * is written as a number, a public one. Names are judged when they are resolved. Origins of the operator's own
 * settings (a sandbox) are asked as they are.
 * @param allowPlain http on its own port too: where nothing but the answer's kind is of interest
 * @throws AddressRefused
 */
export function judgeAddress(text: string, trustedOrigins: readonly string[] = [], allowPlain = false): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new AddressRefused();
  }
  if (trustedOrigins.includes(url.origin) && url.username === '') return url;
  const isWeb = url.protocol === 'https:' || (allowPlain && url.protocol === 'http:');
  if (!isWeb || url.port !== '' || url.username !== '' || url.password !== '') {
    throw new AddressRefused();
  }
  // The parser has brought octal, decimal and shortened forms into the common one.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw new AddressRefused();
  return url;
}
