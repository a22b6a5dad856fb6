/** What a receiving server of ours found out about the sender (RFC 8601). */
export interface MailAuthentication {
  result: 'pass' | 'fail' | 'none';
  /** By which check. */
  method: 'dmarc' | 'dkim' | 'spf' | null;
  /** The server that says so. */
  authservId: string | null;
}

const nobodySaid: MailAuthentication = { result: 'none', method: null, authservId: null };

/** A header line longer than this was not written by a mail server. */
const MAX_HEADER = 8_000;

/**
 * Whether the sender's domain is proven. Only the topmost header of a trusted server counts: whatever stands below it
 * came in with the message. A pass counts for the domain of `From` or one that it is part of.
 * @param headers `Authentication-Results`, topmost first, unfolded, without their name
 * @param fromDomain domain of the one address in `From`
 */
export function authenticationOf(
  headers: readonly string[],
  trustedAuthservIds: readonly string[],
  fromDomain: string,
): MailAuthentication {
  const trusted = trustedAuthservIds.map((id) => id.toLowerCase());
  for (const header of headers) {
    if (header.length > MAX_HEADER) continue;
    const [server = '', ...results] = withoutComments(header).split(';');
    const authservId = server.trim().split(/\s+/)[0]!.toLowerCase();
    if (trusted.includes(authservId)) return { ...judge(results.map(partsOf), fromDomain), authservId };
  }
  return nobodySaid;
}

interface Result {
  method: string;
  result: string;
  properties: Map<string, string>;
}

function judge(results: Result[], fromDomain: string): MailAuthentication {
  const of = (method: string) => results.filter((one) => one.method === method);
  const domainOf = ({ properties }: Result, ...names: string[]) =>
    names
      .map((name) => properties.get(name))
      .find((value) => value !== undefined)
      ?.replace(/^.*@/, '')
      .toLowerCase();
  const passes = (method: 'dmarc' | 'dkim' | 'spf', ...names: string[]) =>
    of(method).some((one) => one.result === 'pass' && covers(domainOf(one, ...names), fromDomain));
  if (of('dmarc').some(({ result }) => result === 'fail')) {
    return { result: 'fail', method: 'dmarc', authservId: null };
  }
  if (passes('dmarc', 'header.from')) return { result: 'pass', method: 'dmarc', authservId: null };
  if (passes('dkim', 'header.d', 'header.i')) return { result: 'pass', method: 'dkim', authservId: null };
  if (passes('spf', 'smtp.mailfrom', 'smtp.from')) return { result: 'pass', method: 'spf', authservId: null };
  return { result: results.length === 0 ? 'none' : 'fail', method: null, authservId: null };
}

/** `example.cn` speaks for itself and for what lies below it; a name of one label speaks for nobody. */
function covers(domain: string | undefined, fromDomain: string): boolean {
  if (!domain || !domain.includes('.')) return false;
  const from = fromDomain.toLowerCase();
  return from === domain || from.endsWith(`.${domain}`);
}

/**
 * `dkim=pass reason="…" header.d=example.cn`. A value goes on behind its quotes, and a quote in quotes is escaped: the
 * part before the @ of an address may be `"\" smtp.mailfrom=x@example.cn "`, and is its sender's choice. Of two values
 * of one name the first counts.
 */
function partsOf(text: string): Result {
  const words = text.match(/[^\s="]+\s*=\s*(?:"(?:\\.|[^"\\])*"|[^\s"])+/g) ?? [];
  const pairs = words.map((word): [string, string] => {
    const at = word.indexOf('=');
    const value = word
      .slice(at + 1)
      .trim()
      .replace(/^"|"$/g, '');
    return [word.slice(0, at).trim().toLowerCase(), value];
  });
  const [[method = '', result = ''] = []] = pairs;
  return {
    method: method.replace(/\/\d+$/, ''),
    result: result.toLowerCase(),
    properties: new Map([...pairs].reverse()),
  };
}

/** Comments may be nested and quote anything; what stands in one proves nothing. */
function withoutComments(text: string): string {
  let depth = 0;
  let isQuoted = false;
  let kept = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (character === '\\') {
      if (depth === 0) kept += text.slice(at, at + 2);
      at += 1;
    } else if (character === '"' && depth === 0) {
      isQuoted = !isQuoted;
      kept += character;
    } else if (isQuoted) kept += character === ';' ? ',' : character;
    else if (character === '(') depth += 1;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += character;
  }
  return kept;
}
