import { escapeHtml } from '@haojiao/kernel';
import type { ChannelAccess, DraftImage, PublicationDraft } from '@haojiao/channel-kit';
import { coverPlanOf } from './douyin.body';
import { furtherTopics } from './douyin.caption';
import { picturesOf } from './douyin.mapper';

const CARD =
  'position:relative;width:375px;height:667px;overflow:hidden;background:#161823;color:#fff;font:15px/1.5 -apple-system,"PingFang SC","Noto Sans CJK SC",sans-serif';
const PICTURE = 'position:absolute;inset:0;width:100%;height:100%;object-fit:contain';
const WORDS =
  'position:absolute;left:0;right:64px;bottom:0;padding:48px 16px 24px;background:linear-gradient(transparent,rgba(0,0,0,.65));overflow-wrap:anywhere';
const SIDE =
  'position:absolute;right:12px;bottom:96px;display:grid;gap:20px;text-align:center;font-size:12px';

/** A work as followers see it in the app: full height, the words over the picture, the buttons at the side. */
export function douyinFace(
  draft: PublicationDraft,
  account: Pick<ChannelAccess, 'name'>,
  words: string,
): string {
  const counted = ['赞', '评论', '收藏', '分享'].map((word) => `<span>${word}</span>`).join('');
  return [
    `<div style='${CARD}'>`,
    picture(draft),
    `<div style='${SIDE}' aria-hidden="true">${counted}</div>`,
    `<div style='${WORDS}'><div style="font-weight:600;font-size:17px">@${escapeHtml(account.name)}</div>`,
    `<div style="white-space:pre-line;max-height:180px;overflow:hidden">${withTopics(words, draft.tags)}</div></div></div>`,
  ].join('');
}

function picture(draft: PublicationDraft): string {
  if (!draft.media) return pages(picturesOf(draft));
  const plan = coverPlanOf({ ...draft, media: draft.media });
  if (plan.kind === 'picture') return image(plan.image, plan.fit.ratio);
  const words = plan.kind === 'second' ? `视频第 ${plan.seconds} 秒的画面` : '视频首帧';
  return `<div style="position:absolute;inset:0;display:grid;place-items:center;color:#8a8b91">${words}</div>`;
}

function pages(pictures: DraftImage[]): string {
  const [first] = pictures;
  if (!first) return '';
  return `${image(first)}<div style="position:absolute;top:16px;right:16px;padding:2px 10px;border-radius:12px;background:rgba(0,0,0,.45);font-size:12px">1/${pictures.length}</div>`;
}

function image({ assetId, altText }: DraftImage, ratio?: string): string {
  const cropped = ratio === undefined ? '' : ` data-ratio="${ratio}"`;
  return `<img data-asset-id="${escapeHtml(assetId)}"${cropped} alt="${escapeHtml(altText)}" style="${PICTURE}">`;
}

/** Topics stand out, also those that the phone's link carries in a field of their own. */
function withTopics(words: string, tags: string[]): string {
  const shown = [words.trimEnd(), ...furtherTopics(words, tags).map((topic) => `#${topic}`)].join(' ');
  return shown
    .split(/([#＃][^\s#＃]+)/u)
    .map((piece, index) =>
      index % 2 === 0 ? escapeHtml(piece) : `<span style="color:#face15">${escapeHtml(piece)}</span>`,
    )
    .join('');
}
