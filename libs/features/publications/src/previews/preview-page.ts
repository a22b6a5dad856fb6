import sanitizeHtml from 'sanitize-html';
import { Markup, escapeHtml, markup } from '@haojiao/kernel';
import type { ChannelPreview } from '@haojiao/channel-kit';

/** Address of one of the item's pictures in a ratio; null while it is still being made, or when it is not the item's. */
export type PictureAddress = (assetId: string, ratio: string | null) => string | null;

const tags = [
  ...['section', 'article', 'header', 'footer', 'main', 'aside', 'div', 'span', 'p', 'br', 'hr', 'a', 'time'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'strong', 'b', 'em', 'i', 'u', 's', 'sub', 'sup', 'small', 'mark'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'pre', 'code', 'img', 'figure', 'figcaption'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
];

/**
 * A whole document that shows how an item will look on a phone 375 px wide. It is made for a frame without any rights:
 * no script, no address but those of our own pictures, links that lead nowhere; whatever the adapter's face holds
 * beyond that is dropped here once more.
 */
export function renderPreviewPage(
  preview: ChannelPreview,
  publicUrl: string,
  addressOf: PictureAddress,
  lang: string,
): string {
  const policy = [
    "default-src 'none'",
    `img-src ${new URL(publicUrl).origin}`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const face = cleanFace(preview.face ?? plainFace(preview), addressOf);
  return markup`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=375">
<meta name="referrer" content="no-referrer">
<title>${preview.title || '预览'}</title>
<style>html{background:#fff;color:#222}body{margin:0 auto;width:375px;max-width:100%;overflow-wrap:anywhere;font:16px/1.7 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}img{max-width:100%;height:auto}table{border-collapse:collapse;max-width:100%}.missing{display:block;padding:2.5em 1em;background:#ededed;color:#767676;text-align:center;font-size:14px}.missing::after{content:attr(aria-label)}</style>
</head>
<body>
${new Markup(face)}
</body>
</html>
`.text;
}

/** Where an adapter draws no face of its own: title, text, body. */
function plainFace({ title, text, html }: ChannelPreview): string {
  const heading =
    title === ''
      ? ''
      : `<h1 style="font-size:22px;line-height:1.4;margin:0 0 12px">${escapeHtml(title)}</h1>`;
  const words = text === '' ? '' : `<p style="color:#666;white-space:pre-line">${escapeHtml(text)}</p>`;
  return `<article style="padding:20px 16px">${heading}${words}${html ?? ''}</article>`;
}

export function cleanFace(face: string, addressOf: PictureAddress): string {
  return sanitizeHtml(face, {
    allowedTags: tags,
    allowedAttributes: {
      '*': ['style', 'lang', 'dir', 'role', 'aria-label', 'aria-hidden', 'class'],
      img: ['src', 'alt', 'style'],
      ol: ['start'],
      th: ['colspan', 'rowspan', 'style'],
      td: ['colspan', 'rowspan', 'style'],
    },
    allowedClasses: { '*': ['missing'] },
    parseStyleAttributes: false,
    // Only addresses that `addressOf` gave get this far.
    allowedSchemes: ['http', 'https'],
    nonTextTags: [
      'script',
      'style',
      'textarea',
      'option',
      'noscript',
      'template',
      'iframe',
      'object',
      'svg',
      'math',
    ],
    transformTags: {
      '*': (tagName, attribs) =>
        tagName === 'img' ? picture(attribs, addressOf) : { tagName, attribs: withSafeStyle(attribs) },
    },
  });
}

function picture(attribs: Record<string, string>, addressOf: PictureAddress): sanitizeHtml.Tag {
  const { 'data-asset-id': assetId = '', 'data-ratio': ratio, alt = '' } = attribs;
  const { style } = withSafeStyle(attribs);
  const src = addressOf(assetId, ratio ?? null);
  if (src === null) {
    return { tagName: 'span', attribs: { class: 'missing', role: 'img', 'aria-label': '图片处理中' } };
  }
  const crop =
    ratio && /^[\d.]{1,5}:[\d.]{1,5}$/.test(ratio)
      ? `aspect-ratio:${ratio.replace(':', '/')};object-fit:cover;`
      : '';
  return {
    tagName: 'img',
    attribs: { src, alt, ...((style || crop) && { style: `${crop}${style ?? ''}` }) },
  };
}

/** Without declarations that could load something, or hide what they do behind escapes. */
function withSafeStyle({ style, ...attribs }: Record<string, string>): Record<string, string> {
  if (style === undefined) return attribs;
  const safe = style
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split(';')
    .filter(
      (declaration) =>
        !/url\s*\(|image\s*\(|image-set|src\s*\(|expression|@|\\|behavior|-moz-binding/i.test(declaration),
    )
    .join(';');
  return { ...attribs, style: safe };
}
