import type { PublicationDraft } from '@haojiao/channel-kit';
import { escapeHtml, replaceMedia } from '@haojiao/kernel';

const font = `font:17px/1.8 system-ui,-apple-system,&quot;PingFang SC&quot;,sans-serif;color:#221e1b`;

/** The item's own page on a phone: heading, facts, player or body, tags. */
export function siteFace(draft: PublicationDraft, siteName: string): string {
  const isVertical = /^mn-mong\b/i.test(draft.locale);
  const vertical = isVertical ? 'writing-mode:vertical-lr;height:512px;' : '';
  return (
    `<div style="border-top:4px solid #a81f24;border-bottom:1px solid #e8e1da;padding:12px 20px;${font};font-weight:600">${escapeHtml(siteName)}</div>` +
    `<article style="${vertical}padding:32px 20px 40px;background:#fffdfa;${font}">` +
    `<h1 style="font-size:25px;line-height:1.35;margin:0 0 16px">${escapeHtml(draft.title)}</h1>` +
    `<p style="margin:0 0 28px;padding:0 0 16px;border-bottom:1px solid #e8e1da;color:#6d645d;font-size:15px">${factsOf(draft)}</p>` +
    `${mediaOf(draft)}${bodyOf(draft)}${tagsOf(draft)}</article>`
  );
}

function factsOf({ source, byline }: PublicationDraft): string {
  const facts = [source ? `来源：${source.name}` : '', byline].filter((fact) => fact.trim() !== '');
  return facts.map(escapeHtml).join('　') || '&nbsp;';
}

function mediaOf({ kind, cover, summary, text, media }: PublicationDraft): string {
  if (kind === 'article') return '';
  const ratio = kind === 'video' ? '16:9' : '1:1';
  const width = kind === 'video' ? '100%' : '80px';
  const picture = cover
    ? `<img data-asset-id="${escapeHtml(cover.assetId)}" data-ratio="${ratio}" alt="" style="display:block;width:${width};border-radius:8px">`
    : '';
  const length = media
    ? `<p style="margin:8px 0 0;color:#6d645d">▶ ${durationOf(media.durationSeconds)}</p>`
    : '';
  const lead =
    summary === ''
      ? ''
      : `<p style="background:#f7f2ec;border-radius:12px;padding:16px 20px">${escapeHtml(summary)}</p>`;
  const words = text === '' ? '' : `<p style="white-space:pre-line">${escapeHtml(text)}</p>`;
  return `<div style="background:#f7f2ec;border-radius:12px;padding:20px;margin:0 0 24px">${picture}${length}</div>${lead}${words}`;
}

/** Players are drawn, not played: a preview has no rights. */
function bodyOf({ html, bodyMedia = [] }: PublicationDraft): string {
  const seconds = new Map(bodyMedia.map(({ media }) => [media.assetId, media.durationSeconds]));
  return replaceMedia(html, ({ assetId, kind, captionHtml }) => {
    const poster =
      kind === 'video'
        ? `<img data-asset-id="${assetId}" data-ratio="16:9" alt="" style="display:block;width:100%;border-radius:8px;background:#000">`
        : '';
    const length = `<p style="margin:${poster && '8px 0 '}0;color:#6d645d">▶ ${durationOf(seconds.get(assetId) ?? 0)}</p>`;
    const caption =
      captionHtml &&
      `<figcaption style="text-align:center;color:#6d645d;font-size:15px">${captionHtml}</figcaption>`;
    return `<figure style="margin:24px 0"><div style="background:#f7f2ec;border-radius:12px;padding:16px 20px">${poster}${length}</div>${caption}</figure>`;
  });
}

function tagsOf({ tags }: PublicationDraft): string {
  if (tags.length === 0) return '';
  const each = tags.map(
    (tag) =>
      `<span style="display:inline-block;font-size:14px;line-height:1.5;padding:5px 14px;margin:0 8px 8px 0;border-radius:99px;background:#f7f2ec;color:#6d645d">${escapeHtml(tag)}</span>`,
  );
  return `<p style="margin:40px 0 0">${each.join('')}</p>`;
}

function durationOf(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
