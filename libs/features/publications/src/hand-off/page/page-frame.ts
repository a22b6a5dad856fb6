import { createHash } from 'node:crypto';
import { Markup, markup } from '@haojiao/kernel';
import { handOffScript } from './page-script';
import { handOffStyle } from './page-style';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing runs in the page but our own few lines, told by their hash; nothing is sent anywhere but to us. */
export const handOffHeaders: Readonly<Record<string, string>> = Object.freeze({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `script-src ${hashOf(handOffScript)}`,
    `style-src ${hashOf(handOffStyle)}`,
    "img-src 'self'",
    "media-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join(';'),
  // The address is the key: it goes to nobody, into no cache and into no index.
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
  'x-content-type-options': 'nosniff',
});

export function renderHandOffFrame(title: string, body: Markup): string {
  return markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no">
<title>${title}</title>
<style>${new Markup(handOffStyle)}</style>
</head>
<body>
${body}
<script>${new Markup(handOffScript)}</script>
</body>
</html>
`.text;
}

/** In place of a hand-off: what is the matter, and what can be done. */
export function renderHandOffMessage(heading: string, text: string, link?: string): string {
  return renderHandOffFrame(
    heading,
    markup`<main class="message"><h1>${heading}</h1><p>${text}</p>${
      link && markup`<p><a href="${link}" rel="noreferrer">${link}</a></p>`
    }</main>`,
  );
}
