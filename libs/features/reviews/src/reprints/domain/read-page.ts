import * as cheerio from 'cheerio';

export interface OriginalPage {
  title: string;
  /** Of its body, not cleaned. */
  html: string;
}

/** Encodings that Chinese pages name; everything of the GB family is read as its newest member. */
const gbFamily = /^(gb2312|gbk|gb18030|x-gbk|gb_2312-80)$/i;

/**
 * A page as bytes, in whatever encoding it names: in its header, else in itself (HTML standard, "determining the
 * character encoding", without the guessing by frequency).
 */
export function readPage(bytes: Buffer, mediaType: string): OriginalPage {
  const named =
    /charset\s*=\s*"?([\w-]+)/i.exec(mediaType)?.[1] ??
    /<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]+)/i.exec(bytes.subarray(0, 4_096).toString('latin1'))?.[1] ??
    'utf-8';
  const $ = cheerio.load(decode(bytes, named));
  const candidates = [
    $('meta[property="og:title"]').attr('content'),
    $('h1').first().text(),
    $('title').first().text(),
  ];
  const title = candidates.map((one) => one?.replace(/\s+/g, ' ').trim()).find((one) => one) ?? '';
  return { title: title.slice(0, 300), html: $('body').html() ?? '' };
}

function decode(bytes: Buffer, encoding: string): string {
  try {
    return new TextDecoder(gbFamily.test(encoding) ? 'gb18030' : encoding).decode(bytes);
  } catch {
    return new TextDecoder('utf-8').decode(bytes);
  }
}
