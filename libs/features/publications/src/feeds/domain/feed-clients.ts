import { BlockList, isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Whether a client may fetch: anybody where no list is set. Entries are addresses or networks (`203.0.113.0/24`); one
 * that can't be read lets nobody in. IPv4 addresses written as IPv6 are the same address.
 */
export function mayFetch(address: string, allowed: unknown): boolean {
  if (!Array.isArray(allowed) || allowed.length === 0) return true;
  if (!ipaddr.isValid(address)) return false;
  const plain = ipaddr.process(address).toString();
  const list = new BlockList();
  for (const entry of allowed) addTo(list, String(entry).trim());
  return list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
}

function addTo(list: BlockList, entry: string): void {
  const [network = '', bits] = entry.split('/');
  const family = isIP(network);
  if (family === 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return;
  const longest = family === 6 ? 128 : 32;
  const prefix = bits === undefined ? longest : Number(bits);
  if (prefix <= longest) list.addSubnet(network, prefix, family === 6 ? 'ipv6' : 'ipv4');
}
