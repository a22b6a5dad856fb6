/// <reference lib="dom" />
// Only what runs inside of the browser uses these types.
import type { Staff } from './staff';

/** Ids are many and pages are few: of addresses that differ by their ids only, one is looked at. */
const patternOf = (path: string) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/\?.*/, '');

/**
 * Addresses that lead to every page of the console that can be reached by links, each kind of page once. `look` is called
 * with each while it is open.
 */
export async function pagesOf(
  staff: Staff,
  most: number,
  look: (path: string, index: number) => Promise<void> = () => Promise.resolve(),
): Promise<string[]> {
  const found = new Map<string, string>([['/', '/']]);
  const seen: string[] = [];
  for (const path of found.values()) {
    await staff.go(path);
    for (const linked of await linksOf(staff)) {
      if (found.size < most && !found.has(patternOf(linked))) found.set(patternOf(linked), linked);
    }
    await look(path, seen.push(path) - 1);
  }
  return seen;
}

function linksOf({ page }: Staff): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href^="/console"]')]
      .map(({ href }) => new URL(href))
      .map(({ pathname, search }) => pathname.slice('/console'.length) + search)
      // Pictures of the manual open by themselves: no pages.
      .filter((path) => path.startsWith('/') && !path.startsWith('/files/')),
  );
}

/**
 * Words in Latin letters that people can read on the page, without those that Chinese offices use themselves and what
 * people typed.
 */
export async function latinWords(staff: Staff, typed: readonly string[]): Promise<string[]> {
  const text = await staff.page.evaluate(() => document.body.innerText);
  const known = new Set([...usual, ...typed.flatMap((each) => each.toLowerCase().match(word) ?? [])]);
  return [...new Set(text.match(word) ?? [])].filter((each) => !known.has(each.toLowerCase()));
}

const word = /[A-Za-z]{3,}/g;

/** Names of formats and of fields as the platforms themselves call them, and parts of their addresses. */
const usual = (
  'app appid appsecret appkey client key secret token uid aes encodingaeskey oauth api webhook sha root ' +
  'url http https com www example localhost open developer weixin callbacks wechat weibo douyin toutiao ' +
  'html rss json csv xlsx docx pdf zip jpg jpeg png mp3 mp4 srt vtt epub word excel wps icp led ' +
  'wci bci dci mcci tgi wvci sqrt min max english ctrl shift enter esc tab'
).split(' ');
