import { escapeHtml } from '@haojiao/kernel';
import type { ChannelAccess, PublicationDraft } from '@haojiao/channel-kit';

const CARD =
  'width:375px;box-sizing:border-box;padding:14px 14px 0;background:#fff;color:#333;font:16px/1.6 -apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere';
const HEAD = 'display:flex;gap:10px;align-items:center;margin-bottom:8px';
const AVATAR =
  'flex:none;width:40px;height:40px;border-radius:50%;display:grid;place-items:center;background:#ff8200;color:#fff;font-size:18px';
const FINE = 'color:#939393;font-size:12px';
const LINKED = 'color:#507daf';
const BAR = 'display:flex;margin:10px -14px 0;border-top:1px solid #f0f0f0;color:#7a7a7a;font-size:13px';

/** Everything that Weibo makes a link of: addresses, @names, topics, and [faces] that it draws. */
const pieces = /(https?:\/\/\S+|@[\p{L}\p{N}_-]+|#[^#\s][^#\n]{0,60}#)/giu;

/** The post as followers see it in their timeline: short links have become “网页链接”, the picture stands below. */
export function weiboFace(
  draft: PublicationDraft,
  account: Pick<ChannelAccess, 'name'>,
  text: string,
): string {
  const [initial = '微'] = account.name.trim();
  return [
    `<div style='${CARD}'>`,
    `<div style="${HEAD}"><div style="${AVATAR}" aria-hidden="true">${escapeHtml(initial)}</div>`,
    `<div><div style="font-size:15px;line-height:1.4">${escapeHtml(account.name)}</div>`,
    `<div style="${FINE}">刚刚 来自 号角</div></div></div>`,
    `<div style="white-space:pre-line">${linked(text)}</div>`,
    picture(draft),
    `<div style="${BAR}" aria-hidden="true">${['转发', '评论', '赞'].map(button).join('')}</div></div>`,
  ].join('');
}

function linked(text: string): string {
  return text
    .split(pieces)
    .map((piece, index) => {
      if (index % 2 === 0) return escapeHtml(piece);
      const shown = /^https?:/i.test(piece) ? '🔗网页链接' : piece;
      return `<span style="${LINKED}">${escapeHtml(shown)}</span>`;
    })
    .join('');
}

/** One picture is shown at two thirds of the width, upright ones no higher than that. */
function picture({ cover }: PublicationDraft): string {
  if (!cover) return '';
  const upright = cover.height > cover.width;
  const size = upright ? 'height:231px;width:auto;max-width:231px' : 'width:231px;height:auto';
  return `<img data-asset-id="${escapeHtml(cover.assetId)}" alt="${escapeHtml(cover.altText)}" style="display:block;margin-top:8px;${size};object-fit:cover;border-radius:4px">`;
}

function button(word: string): string {
  return `<span style="flex:1;padding:9px 0;text-align:center">${word}</span>`;
}
