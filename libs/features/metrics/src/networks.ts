import ipaddr from 'ipaddr.js';

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Some networks, `203.0.113.0/24`, and whether an address is in one. @throws Error for a text that is none */
export class Networks {
  private readonly networks: Network[];

  constructor(texts: readonly string[]) {
    this.networks = texts.map((text) => ipaddr.parseCIDR(text));
  }

  includes(address: string): boolean {
    if (!ipaddr.isValid(address)) return false;
    const asked = ipaddr.process(address);
    return this.networks.some(
      ([network, bits]) => network.kind() === asked.kind() && asked.match(network, bits),
    );
  }
}

/**
 * A network as it is kept: its first address and its length. Null for a text that is none; an address alone is a network of
 * one.
 */
export function readNetwork(text: string): { network: string; bits: number; isV6: boolean } | null {
  const withBits = text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`;
  if (!/^[0-9a-fA-F.:]+\/\d{1,3}$/.test(withBits) || !ipaddr.isValidCIDR(withBits)) return null;
  const [address, bits] = ipaddr.parseCIDR(withBits);
  const isV6 = address instanceof ipaddr.IPv6;
  // 10.1 is an address to some parsers and a slip to people.
  if (!isV6 && !/^\d+\.\d+\.\d+\.\d+\//.test(withBits)) return null;
  const first = isV6
    ? ipaddr.IPv6.networkAddressFromCIDR(withBits)
    : ipaddr.IPv4.networkAddressFromCIDR(withBits);
  return { network: `${first.toString()}/${bits}`, bits, isV6 };
}
