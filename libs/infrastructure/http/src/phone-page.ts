import { createHash } from 'node:crypto';
import { Markup, markup } from '@haojiao/kernel';

/** For a policy that lets in one inline style or script, told by its bytes. */
export function inlineHash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/**
 * Headers of a page whose address is its key: it goes to nobody, into no cache, no index and no frame, and may do
 * nothing but what `directives` add.
 */
export function phonePageHeaders(directives: readonly string[]): Readonly<Record<string, string>> {
  return Object.freeze({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [
      "default-src 'none'",
      ...directives,
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join(';'),
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
    'x-content-type-options': 'nosniff',
  });
}

/** A whole page for a phone. */
export function renderPhonePage(title: string, style: string, body: Markup, script?: string): string {
  return markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
${body}
${script !== undefined && markup`<script>${new Markup(script)}</script>\n`}</body>
</html>
`.text;
}
