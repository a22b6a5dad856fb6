import { load } from 'cheerio';
import type { CheerioAPI } from 'cheerio';
import { newId } from '@haojiao/kernel';
import { warning } from '../domain/read-result';
import type { ImportWarning, ReadPicture, ReadResult } from '../domain/read-result';
import { cleanLink } from '../domain/tracking-parameters';
import { flattenHtml } from './flatten-html';
import { mainContent } from './main-content';
import { requireShallow } from './require-shallow';

/** Players, cards and frames that an article of ours can't hold. */
const embedded: Record<string, string> = {
  mpvoice: '音频',
  'mp-common-mpaudio': '音频',
  qqmusic: '音乐',
  'mp-common-qqmusic': '音乐',
  audio: '音频',
  video: '视频',
  iframe: '内嵌页面',
  'mp-common-videosnap': '视频号',
  'mp-video': '视频',
  mpvideo: '视频',
  mpvideosnap: '视频号',
  'mp-common-profile': '公众号名片',
  mpprofile: '公众号名片',
  'mp-miniprogram': '小程序',
  mpcps: '商品卡片',
  'mp-common-product': '商品卡片',
  'mp-common-poi': '地点卡片',
  mpvote: '投票',
  'mp-vote': '投票',
  object: '内嵌对象',
  embed: '内嵌对象',
  svg: '矢量图',
  canvas: '画布',
};
const unseen = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'title',
  'link',
  'meta',
  'button',
  'select',
  'input',
  'textarea',
]);
const hidden = /display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)/i;

/** A page, or a piece that was copied out of one. @throws AppError `import_too_deep` */
export function readHtml(html: string, sourceUrl: string | null): ReadResult {
  requireShallow(html);
  const $ = load(html, { scriptingEnabled: false });
  const isWechat = looksLikeWechat(html);
  const isWholePage = /<(?:!doctype|html|body|head)[\s>]/i.test(html);
  const address = sourceUrl ?? ownAddress($);
  const title = titleOf($, isWholePage);
  // WeChat keeps its article unseen until its script has run.
  $('#js_content').removeAttr('style');
  const { main, leftOut } = mainContent($, isWholePage);
  const seen = new Findings(address);
  const body = flattenHtml($, main.contents().toArray(), {
    picture: (attributes) => seen.picture(attributes),
    link: (href) => seen.link(href),
    isLeftOut: (name, attributes) => seen.isLeftOut(name, attributes),
  });
  return {
    kind: isWechat ? 'wechat' : 'html',
    title,
    html: body,
    pictures: markQrCodes(seen.pictures, body),
    warnings: [...around(leftOut), ...seen.warnings()],
    encoding: null,
    sourceUrl: address,
  };
}

class Findings {
  readonly pictures: ReadPicture[] = [];
  private readonly embedded: string[] = [];
  private readonly links: string[] = [];
  private readonly deadLinks: string[] = [];
  private unseenWords = 0;
  private scripts = 0;

  constructor(private readonly base: string | null) {}

  picture(attributes: Record<string, string>): string | null {
    const source = attributes['data-src'] || attributes['data-original'] || attributes.src || '';
    const [width, height] = [Number(attributes.width), Number(attributes.height)];
    if (source === '' || /^(?:data|blob|file):/i.test(source) || (width === 1 && height === 1)) return null;
    const url = absolute(source, this.base);
    if (url === null) return null;
    const altText = attributes.alt === '图片' ? '' : (attributes.alt ?? '');
    const picture = { id: newId(), url, altText: altText.slice(0, 500), bytes: null, isQrCode: false };
    this.pictures.push(picture);
    return `<img data-asset-id="${picture.id}" alt="">`;
  }

  link(href: string): string | null {
    if (href.startsWith('#')) return null;
    const link = cleanLink(href, this.base);
    if (!link) {
      if (href.trim() !== '') this.deadLinks.push(href);
      return null;
    }
    if (link.removed.length > 0) this.links.push(`${link.url} (${link.removed.join(', ')})`);
    return link.url;
  }

  isLeftOut(name: string, attributes: Record<string, string>): boolean {
    if (name === 'script') this.scripts += 1;
    if (unseen.has(name)) return true;
    const what = embedded[name];
    if (what) {
      const words =
        attributes.name || attributes.title || attributes['data-title'] || attributes['data-nickname'];
      const isPlaceholder = name === 'svg';
      if (!isPlaceholder) this.embedded.push(`${what}${words ? `：${words}` : ''}`);
      return true;
    }
    if (hidden.test(attributes.style ?? '') || 'hidden' in attributes) {
      this.unseenWords += 1;
      return true;
    }
    return false;
  }

  warnings(): ImportWarning[] {
    const all = [
      warning(
        'media_left_out',
        '正文中的音频、视频、名片、小程序或投票没有导入，请改用本系统的素材。',
        'Sound, film, cards and votes of the page were not taken over; use assets of this system.',
        this.embedded,
      ),
      warning(
        'tracking_parameters_removed',
        '链接中的跟踪参数已去掉，链接指向不变。',
        'Parameters that follow the reader were taken out of links; they lead to the same place.',
        this.links,
      ),
      warning(
        'links_left_out',
        '这些链接无法打开，只保留了文字。',
        'These links lead nowhere; their words stay.',
        this.deadLinks,
      ),
      warning(
        'hidden_parts_left_out',
        '页面上看不见的部分没有导入。',
        'Parts that the page does not show were left out.',
        this.unseenWords,
      ),
      warning('scripts_left_out', '脚本没有导入。', 'Scripts were left out.', this.scripts),
    ];
    return all.filter(({ count }) => count > 0);
  }
}

function around(leftOut: string[]): ImportWarning[] {
  const words = leftOut.filter((piece) => piece.length > 1);
  if (words.length === 0) return [];
  return [
    warning(
      'page_parts_left_out',
      '只取了正文；页面上正文以外的部分没有导入，原件已保留。',
      'Only the article was taken; the page around it was left out, and the original is kept.',
      words,
    ),
  ];
}

function titleOf($: ReturnType<typeof load>, isWholePage: boolean): string {
  const candidates = [
    $('#activity-name').text(),
    $('meta[property="og:title"]').attr('content'),
    $('h1').first().text(),
    isWholePage
      ? $('title')
          .first()
          .text()
          .replace(/\s*[-_|–—]\s*[^-_|–—]{2,15}$/, '')
      : '',
    $('h2').length === 1 ? $('h2').text() : '',
  ];
  return candidates.map((text) => (text ?? '').replace(/\s+/g, ' ').trim()).find((text) => text !== '') ?? '';
}

function ownAddress($: CheerioAPI): string | null {
  const address = $('meta[property="og:url"]').attr('content') ?? $('link[rel=canonical]').attr('href');
  return address && /^https?:\/\//.test(address) ? address.slice(0, 2_000) : null;
}

function absolute(source: string, base: string | null): string | null {
  try {
    const url = new URL(source.trim(), base ?? undefined);
    return /^https?:$/.test(url.protocol) ? url.toString() : null;
  } catch {
    return null;
  }
}

export function looksLikeWechat(html: string): boolean {
  return /id="js_content"|rich_media_content|mmbiz\.qpic\.cn|<mp-(?:common|style)|data-mpa-|powered-by="(?:135|xiumi)|data-tools="/i.test(
    html,
  );
}

/** A picture is taken for a code where it says so, or where the words beside it ask to scan it. */
function markQrCodes(pictures: ReadPicture[], body: string): ReadPicture[] {
  return pictures.map((picture) => {
    const at = body.indexOf(picture.id);
    const beside = body.slice(Math.max(0, at - 200), at + 200).replace(/<[^>]*>/g, '');
    const isQrCode =
      /二维码|qr/i.test(picture.altText) ||
      (at > body.length * 0.6 && /二维码|扫码|扫一扫|长按|识别.{0,6}关注/.test(beside));
    return { ...picture, isQrCode };
  });
}
