import { askForeign } from './ask-foreign';
import { beginningOf } from './beginning-of';
import type { Resolver } from './guarded-lookup';
import { judgeAddress } from './judge-address';

export interface ForeignPage {
  /** Where it was found in the end. */
  url: string;
  /** The way there, in order. */
  redirects: { status: number; url: string }[];
  status: number;
  mediaType: string;
  /** Its beginning, at most `maxBytes`. */
  bytes: Buffer;
}

export interface ForeignPageOptions {
  /** Default 512 KiB; what comes after is not read. */
  maxBytes?: number;
  /** For everything together, redirections included. Default 5 s. */
  timeoutMs?: number;
  /** Default 3. */
  maxRedirects?: number;
  /** Media types that are wanted. Default `text/html`. */
  accept?: string;
  /** Origins from the operator's own settings. */
  trustedOrigins?: readonly string[];
  /** http on its own port too, as long as the address is a public one. Default false. */
  allowPlain?: boolean;
  resolve?: Resolver;
}

/**
 * The one way to fetch an address that somebody typed in: https, public addresses only, judged in the resolution that
 * the connection uses and again at every redirection; nothing of ours goes along. Only reads.
 * @throws AddressRefused; Error when nobody answers in time
 */
export async function readForeignPage(
  address: string,
  options: ForeignPageOptions = {},
): Promise<ForeignPage> {
  const { maxRedirects = 3, timeoutMs = 5_000, trustedOrigins, allowPlain } = options;
  const signal = AbortSignal.timeout(timeoutMs);
  const redirects: ForeignPage['redirects'] = [];
  let url = judgeAddress(address, trustedOrigins, allowPlain);
  for (let hop = 0; ; hop += 1) {
    const isTrusted = trustedOrigins?.includes(url.origin) ?? false;
    const { resolve, accept = 'text/html' } = options;
    const answer = await askForeign(url, {
      method: 'GET',
      headers: { ...headers, accept },
      signal,
      isTrusted,
      resolve,
    });
    const { location } = answer.headers;
    const status = answer.statusCode ?? 0;
    if (status >= 300 && status < 400 && location !== undefined && status !== 304) {
      answer.destroy();
      if (hop >= maxRedirects) throw new Error('Too many redirections');
      url = judgeAddress(new URL(location, url).toString(), trustedOrigins, allowPlain);
      redirects.push({ status, url: url.toString() });
      continue;
    }
    const bytes = await beginningOf(answer, options.maxBytes ?? 512 * 1024);
    const mediaType = answer.headers['content-type'] ?? '';
    return { url: url.toString(), redirects, status, mediaType, bytes };
  }
}

const headers = {
  'user-agent': 'Haojiao/1.0 (link check)',
  'accept-encoding': 'identity',
};
