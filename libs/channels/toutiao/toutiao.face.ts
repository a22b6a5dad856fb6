import type { ChannelAccess, PublicationDraft } from '@haojiao/channel-kit';
import { escapeHtml } from '@haojiao/kernel';
import { cleanForToutiao } from './toutiao.html';
import { abstractOf } from './toutiao.mapper';

const font =
  'font:17px/1.7 system-ui,-apple-system,&quot;PingFang SC&quot;,sans-serif;color:#222;overflow-wrap:anywhere';

/** How followers will see it on a phone: an article's page, or a short video's card. */
export function toutiaoFace(draft: PublicationDraft, account: ChannelAccess): string {
  const author = escapeHtml(account.name || draft.byline);
  const head =
    `<p style="margin:0 0 16px;display:flex;align-items:center;gap:8px;font-size:14px;color:#777">` +
    `<span style="width:32px;height:32px;border-radius:50%;background:#f04142;color:#fff;text-align:center;line-height:32px">${author.slice(0, 1)}</span>${author}</p>`;
  if (draft.kind === 'video')
    return (
      `<section style="background:#fff;padding:0 0 16px;${font}">` +
      (draft.cover
        ? picture(draft.cover.assetId, draft.cover.altText, ' data-ratio="16:9"')
        : '<div style="aspect-ratio:16/9;background:#111"></div>') +
      `<div style="padding:12px 16px"><h1 style="font-size:18px;line-height:1.4;margin:0 0 8px">${escapeHtml(draft.title.trim())}</h1>` +
      `<p style="margin:0 0 12px;font-size:15px;color:#555">${escapeHtml(abstractOf(draft))}</p>${head}</div></section>`
    );
  const body = cleanForToutiao(draft.html, {
    pictureHtml: (assetId, alt) =>
      `<img data-asset-id="${escapeHtml(assetId)}" alt="${escapeHtml(alt || draft.images[assetId]?.altText || '')}">`,
    pageTitle: draft.title,
    sourceName: draft.source?.name ?? account.name,
    keepsAssetIds: true,
  });
  return (
    `<section style="background:#fff;padding:16px;${font}">` +
    `<h1 style="font-size:22px;line-height:1.4;margin:0 0 12px">${escapeHtml(draft.title.trim())}</h1>${head}` +
    styled(body) +
    '</section>'
  );
}

function picture(assetId: string, alt: string, more = ''): string {
  return `<img data-asset-id="${escapeHtml(assetId)}"${more} alt="${escapeHtml(alt)}" style="display:block;width:100%">`;
}

/** The reader's own style; the text brings none. */
function styled(html: string): string {
  return html
    .replaceAll('<p>', '<p style="margin:0 0 16px">')
    .replaceAll('<img ', '<img style="display:block;width:100%;border-radius:4px" ')
    .replace(/<h([123])>/g, '<h$1 style="font-size:19px;line-height:1.5;margin:24px 0 12px">')
    .replaceAll(
      '<blockquote>',
      '<blockquote style="margin:0 0 16px;padding:8px 12px;border-left:3px solid #ddd;color:#666">',
    );
}
