import type { LookupFunction } from 'node:net';
import { AddressRefused } from './address-refused';
import { guardedLookup } from './guarded-lookup';
import type { Resolver } from './guarded-lookup';
import { judgeAddress } from './judge-address';

export interface MailServer {
  host: string;
  port: number;
  /** TLS from the first byte; else it begins in plain words and is made secure before anybody signs in. */
  secure: boolean;
}

export interface JudgedMailServer extends MailServer {
  /** Named by the operator's own settings: may lie inside, and may go without TLS where its origin is `imap://…`. */
  isTrusted: boolean;
  /** The lookup that the connection has to use. */
  lookup?: LookupFunction;
}

/** IMAP's own ports (RFC 8314): another one would make the mailbox a scanner. */
const ports = { secure: 993, plain: 143 };

/**
 * A mail server that somebody typed in, if it may be asked: a public host on one of IMAP's own ports, judged in the
 * resolution that the connection uses; or one that stands among the trusted origins as `imaps://host:port`.
 * @throws AddressRefused
 */
export function judgeMailServer(
  { host, port, secure }: MailServer,
  trustedOrigins: readonly string[] = [],
  resolve?: Resolver,
): JudgedMailServer {
  const scheme = secure ? 'imaps' : 'imap';
  if (trustedOrigins.includes(`${scheme}://${host.toLowerCase()}:${port}`)) {
    return { host, port, secure, isTrusted: true };
  }
  if (port !== (secure ? ports.secure : ports.plain)) throw new AddressRefused();
  if (!/^[\p{L}\p{N}.:-]+$/u.test(host)) throw new AddressRefused();
  const { hostname } = judgeAddress(`https://${host.includes(':') ? `[${host}]` : host}/`);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port,
    secure,
    isTrusted: false,
    lookup: guardedLookup(resolve),
  };
}
