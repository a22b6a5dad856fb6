import ipaddr from 'ipaddr.js';

/** Whether an address is one of the public internet: the only kind that may be told to a platform as a person's own. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast';
}
