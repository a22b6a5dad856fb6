import { load } from 'cheerio';

/** `ok`; `moved`: leads elsewhere for good; `soft`: answers as if all were well, and says it is not there; `unsure`: could
 * not be seen from here; `refused`: not an address of the public internet; `unchecked`: nothing to ask. */
export type LinkVerdict = 'ok' | 'moved' | 'soft' | 'broken' | 'unsure' | 'refused' | 'unchecked';

export interface SeenPage {
  status: number;
  /** Where it was found in the end. */
  url: string;
  redirects: { status: number; url: string }[];
  mediaType: string;
  /** The beginning of the page. */
  bytes: Buffer;
}

export interface Judgement {
  verdict: LinkVerdict;
  /** Snake case: `not_found`, `server_error`, `says_not_found`, `led_to_front_page` … */
  reason: string | null;
}

const saysNotFound =
  /404|not found|页面不存在|页面未找到|找不到页面|内容已删除|文章不存在|已被删除|页面走丢/i;

/** What the answer of somebody else's server says about a link to it. */
export function judgePage(asked: string, page: SeenPage): Judgement {
  const { status } = page;
  if (status === 404 || status === 410) return { verdict: 'broken', reason: 'not_found' };
  if (status >= 500) return { verdict: 'unsure', reason: 'server_error' };
  if (status === 401 || status === 403 || status === 429) return { verdict: 'unsure', reason: 'not_for_us' };
  if (status >= 400) return { verdict: 'broken', reason: 'client_error' };
  if (/html/i.test(page.mediaType)) {
    const title = load(page.bytes.toString('utf8'))('title').first().text().trim();
    if (saysNotFound.test(title.slice(0, 200))) return { verdict: 'soft', reason: 'says_not_found' };
  }
  if (page.redirects.length === 0) return { verdict: 'ok', reason: null };
  const [from, to] = [new URL(asked), new URL(page.url)];
  if (from.pathname.length > 1 && to.pathname === '/' && to.search === '')
    return { verdict: 'soft', reason: 'led_to_front_page' };
  const isForGood = page.redirects.every((hop) => hop.status === 301 || hop.status === 308);
  return isForGood ? { verdict: 'moved', reason: 'moved_for_good' } : { verdict: 'ok', reason: null };
}
