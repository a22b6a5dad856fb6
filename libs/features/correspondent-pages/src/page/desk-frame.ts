import { markup } from '@haojiao/kernel';
import type { Markup } from '@haojiao/kernel';
import { phonePageHeaders } from '@haojiao/infrastructure/http';

/** Scripts, style and data come from this site alone; pictures also from the phone itself. */
export function deskHeaders(publicUrl: string): Readonly<Record<string, string>> {
  return phonePageHeaders([
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' blob: ${new URL(publicUrl).origin}`,
    "connect-src 'self'",
    "worker-src 'self'",
  ]);
}

/** Of the script that works beside the pages: it fetches from this site, and nothing else. */
export const workerHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/javascript; charset=utf-8',
  'content-security-policy': "default-src 'none';connect-src 'self'",
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
};

export interface DeskPage {
  title: string;
  /** Name of the page's script without its ending; none: a page that only tells something. */
  script?: string;
  body: Markup;
}

/** One page of the desk; `addressOf` knows where its files are. */
export function renderDeskPage(
  { title, script, body }: DeskPage,
  addressOf: (name: string) => string,
): string {
  return markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no">
<meta name="theme-color" content="#a81f24">
<title>${title}</title>
<link rel="stylesheet" href="${addressOf('desk.css')}">
<link rel="icon" type="image/svg+xml" href="${addressOf('icon.svg')}">
${script !== undefined && markup`<script type="module" src="${addressOf(`${script}.js`)}"></script>`}
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
${body}
<noscript><p class="notice problem">请在浏览器设置中启用 JavaScript 后再打开本页。</p></noscript>
</body>
</html>
`.text;
}

type DeskSection = 'reports' | 'write' | 'results';

/** The bar above the pages of who is signed in. */
export function deskBar(current: DeskSection): Markup {
  const link = (name: DeskSection, text: string) =>
    markup`<a href="/desk/${name}"${name === current && markup` aria-current="page"`}>${text}</a>`;
  return markup`<header class="bar"><nav aria-label="主导航">${link('reports', '我的报送')}${link('write', '写信息')}${link('results', '我的成绩')}</nav>
<p id="connection" class="connection" role="status"></p></header>`;
}
