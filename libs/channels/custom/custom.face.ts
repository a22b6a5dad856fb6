import type { PublicationDraft } from '@haojiao/channel-kit';
import { escapeHtml } from '@haojiao/kernel';
import { picturesOf } from './custom.pictures';
import type { CustomProfile } from './custom.settings';
import { composeText } from './custom.text';

const font = 'font:16px/1.55 system-ui,-apple-system,&quot;PingFang SC&quot;,sans-serif;color:#1a1a1a';

/** How it will look on the phone: a bubble in a group, a card of Moments, a film of a video account. */
export function customFace(draft: PublicationDraft, profile: CustomProfile): string {
  const text = escapeHtml(composeText(draft, profile.textTemplate)).replaceAll('\n', '<br>');
  const name = escapeHtml(profile.displayName);
  const images = picturesOf(draft, profile);
  const ratio = profile.coverRatio;
  const picture = (index: number, style: string) => {
    const image = images[index]!;
    const crop = image === draft.cover && ratio ? ` data-ratio="${ratio}"` : '';
    return `<img data-asset-id="${escapeHtml(image.assetId)}"${crop} alt="${escapeHtml(image.altText)}" style="${style}">`;
  };
  const title =
    profile.titleMax > 0
      ? `<p style="margin:0 0 6px;font-weight:600">${escapeHtml(draft.title.trim())}</p>`
      : '';
  switch (profile.preset) {
    case 'wechat_group':
      return (
        `<section style="background:#ededed;padding:12px;${font}"><p style="margin:0 0 14px;text-align:center;font-size:15px">${name}</p>` +
        `<div style="background:#95ec69;border-radius:6px;padding:10px 12px;margin:0 0 10px 48px;overflow-wrap:anywhere">${text}</div>` +
        images
          .map((_, index) => picture(index, 'display:block;width:60%;margin:0 0 10px auto;border-radius:6px'))
          .join('') +
        '</section>'
      );
    case 'wechat_channels':
      return (
        `<section style="background:#111;${font};color:#fff">` +
        (images.length > 0 ? picture(0, 'display:block;width:100%') : '') +
        `<div style="padding:12px 16px;overflow-wrap:anywhere"><p style="margin:0 0 8px">${name}</p>${title}${text}</div></section>`
      );
    case 'wechat_moments':
      return (
        `<section style="background:#fff;padding:16px;${font}"><p style="margin:0 0 4px;color:#576b95;font-weight:600">${name}</p>` +
        `<div style="overflow-wrap:anywhere;margin:0 0 8px">${text}</div><div style="display:grid;grid-template-columns:repeat(3,1fr);gap:5px">` +
        images.map((_, index) => picture(index, 'width:100%;aspect-ratio:1;object-fit:cover')).join('') +
        '</div></section>'
      );
    case 'other':
      return (
        `<section style="background:#fff;padding:16px;${font}"><p style="margin:0 0 8px;color:#666;font-size:14px">${name}</p>${title}` +
        `<div style="overflow-wrap:anywhere;margin:0 0 12px">${text}</div>` +
        images.map((_, index) => picture(index, 'display:block;width:100%;margin:0 0 8px')).join('') +
        '</section>'
      );
  }
}
