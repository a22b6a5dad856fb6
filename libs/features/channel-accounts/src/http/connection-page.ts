import { createHash } from 'node:crypto';
import { escapeHtml } from '@haojiao/kernel';
import { pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import type { ConnectionOutcome } from '../domain/connection-outcome';

const style = `:root{color-scheme:light dark;--ink:#221e1b;--muted:#6d645d;--paper:#fffdfa;--raised:#f7f2ec;--accent:#a81f24}
@media(prefers-color-scheme:dark){:root{--ink:#ece6e0;--muted:#a89f97;--paper:#191715;--raised:#23201d;--accent:#f08a80}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--paper);color:var(--ink);font:1.0625rem/1.8 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","WenQuanYi Micro Hei",sans-serif;overflow-wrap:anywhere}
main{width:min(34rem,100% - 2rem);margin:2rem 0;padding:2rem 1.75rem;border-radius:14px;background:var(--raised);border-top:4px solid var(--accent)}
h1{margin:0 0 1rem;font-size:1.375rem;line-height:1.4}
p{margin:0 0 .75rem}
p+p{color:var(--muted)}
a{display:inline-block;margin-top:.75rem;padding:.5rem 1.25rem;border-radius:99px;background:var(--accent);color:var(--paper);text-decoration:none}
a:focus-visible{outline:3px solid var(--ink);outline-offset:3px}`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** Nothing runs in the page and nothing is fetched; the address that led here, with its code, is told to nobody. */
export const connectionPageHeaders: Readonly<Record<string, string>> = Object.freeze({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none';style-src 'sha256-${styleHash}';base-uri 'none';form-action 'none';frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
});

const backWords = { zh: '回到号角', en: 'Back to Haojiao' };

/** How connecting an account ended, as a page of its own. */
export function renderConnectionPage(outcome: ConnectionOutcome, language: Language): string {
  const say = (message: { zh: string; en: string }): string => escapeHtml(pick(message, language));
  const heading = say(outcome.heading);
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${heading}</h1>
${outcome.text.map((part) => `<p>${say(part)}</p>`).join('\n')}
<a href="/console/">${say(backWords)}</a>
</main>
</body>
</html>
`;
}
