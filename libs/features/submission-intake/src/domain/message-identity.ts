import { createHash } from 'node:crypto';

export interface MessageIdentity {
  /** `<…>` of the message, or null where it has none that can be repeated in an answer. */
  messageId: string | null;
  /** Of what stays the same however often and over whichever servers the message comes. */
  digest: string;
}

/** Written by the sender and by nobody on the way. */
const ownHeaders = new Set(['from', 'to', 'cc', 'date', 'subject', 'message-id', 'content-type']);

/** What two copies of one message have in common; another text under a known `Message-ID` is another message. */
export function identityOf(source: Buffer): MessageIdentity {
  const { head, body } = partsOf(source);
  const headers = headersOf(head);
  const own = headers.filter(({ name }) => ownHeaders.has(name));
  const hash = createHash('sha256');
  for (const { name, value } of own) hash.update(`${name}:${value.replace(/\s+/g, ' ').trim()}\n`);
  hash.update('\n').update(body);
  const given = headers.find(({ name }) => name === 'message-id')?.value.trim() ?? '';
  return { messageId: /^<[!-;=?-~]{1,250}>$/.test(given) ? given : null, digest: hash.digest('hex') };
}

export interface MailHeader {
  /** Lower case. */
  name: string;
  /** Unfolded, one character a byte. */
  value: string;
}

const MAX_HEADERS = 1_000;

/** Header lines in their order, topmost first. */
export function headersOf(head: Buffer): MailHeader[] {
  const lines = head
    .toString('latin1')
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split('\n', MAX_HEADERS);
  return lines.flatMap((line) => {
    const at = line.indexOf(':');
    return at < 1 ? [] : [{ name: line.slice(0, at).trim().toLowerCase(), value: line.slice(at + 1).trim() }];
  });
}

/** The head of a message and what stands behind its empty line; line ends as they came. */
export function partsOf(source: Buffer): { head: Buffer; body: Buffer } {
  const ends = [source.indexOf('\r\n\r\n'), source.indexOf('\n\n')].filter((at) => at >= 0);
  if (ends.length === 0) return { head: source, body: Buffer.alloc(0) };
  const at = Math.min(...ends);
  return { head: source.subarray(0, at), body: source.subarray(source.indexOf('\n', at) + 1) };
}
