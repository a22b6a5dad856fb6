import { IPv4 } from 'ipaddr.js';
import type { PublicationDraft } from '@haojiao/channel-kit';

/**
 * The `rip` of a post: the public IPv4 address of the person who approved it, else the one the account's settings name.
 * Never a private or an invented one; null when there is none.
 */
export function realIpOf(draft: PublicationDraft, settings: Record<string, unknown>): string | null {
  return [draft.approverIp, settings.realIp].map(publicIpv4).find((ip) => ip !== null) ?? null;
}

/** The address when it is a public IPv4 one in four parts, else null. */
export function publicIpv4(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value.trim().replace(/^::ffff:/i, '');
  if (!IPv4.isValidFourPartDecimal(text)) return null;
  return IPv4.parse(text).range() === 'unicast' ? text : null;
}
