import * as cheerio from 'cheerio';
import type { Finding } from '@haojiao/channel-kit';
import { keptTags } from './toutiao.html';
import type { ToutiaoItem } from './toutiao.item';

/** What would make Toutiao refuse a whole item of the feed. Titles and lengths are looked at for every mode elsewhere. */
export function checkItem(item: ToutiaoItem): Finding[] {
  const $ = cheerio.load(item.content, null, false);
  const addresses = [
    ...$('img')
      .toArray()
      .map((image) => $(image).attr('src') ?? ''),
    ...item.covers.map((cover) => cover.url),
  ];
  const tags = $('*')
    .toArray()
    .map((element) => ('tagName' in element ? element.tagName.toLowerCase() : ''));
  const foreign = [...new Set(tags.filter((tag) => tag !== 'a' && !keptTags.includes(tag)))];
  const findings: Finding[] = [];
  if (!isPublicHttps(item.link))
    findings.push(
      error(
        'link_not_https',
        'canonicalUrl',
        '稿件网址不是 https 公网地址，头条无法访问。',
        "The item's own address is not a public https one.",
      ),
    );
  if (addresses.some((url) => isAddress(url) && !isPublicHttps(url)))
    findings.push(
      error(
        'img_not_https',
        'html',
        '图片地址不是 https，头条会拒收整篇。请为系统配置 https 公网地址。',
        'A picture has no https address; the whole item would be refused. Give the installation an https address.',
      ),
    );
  if (addresses.some((url) => !isAddress(url)))
    findings.push(
      error(
        'img_unreachable',
        'html',
        '有图片没有可公开访问的地址，请重新插入该图片。',
        'A picture can not be fetched by anybody; insert it again.',
      ),
    );
  if (![0, 1, 3].includes(item.covers.length))
    findings.push(
      error('cover_count', 'coverAssetId', '封面只能是 0、1 或 3 张。', 'There can be 0, 1 or 3 covers.'),
    );
  if (tags.includes('a'))
    findings.push(error('link_left', 'html', '正文中仍有链接。', 'There are links left in the body.'));
  if (foreign.length > 0)
    findings.push(
      error(
        'tag_forbidden',
        'html',
        `正文中有头条不接收的标签：${foreign.join('、')}。`,
        `The body has tags that are not taken: ${foreign.join(', ')}.`,
      ),
    );
  return findings;
}

function isAddress(url: string): boolean {
  return /^https?:\/\/[^/]/i.test(url);
}

/** On one's own machine, for trying things out, plain http will do. */
function isPublicHttps(url: string): boolean {
  return /^https:\/\/[^/]/i.test(url) || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\//i.test(url);
}

function error(code: string, path: string, zh: string, en: string): Finding {
  return { severity: 'error', code: `toutiao_${code}`, path, message: { zh, en } };
}
