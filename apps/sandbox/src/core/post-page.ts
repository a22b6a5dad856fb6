import { escapeHtml } from '@haojiao/kernel';
import { randomBytes } from 'node:crypto';
import { beijingMinute, stateBadge, type Page } from './followers-page';
import { pageStyle } from './page-style';
import { platformFaces } from './platform-faces';
import type { FollowerPost } from './platform-simulator';

/** One post as its followers see it on a telephone. */
export function renderPostPage(post: FollowerPost): Page {
  const nonce = randomBytes(12).toString('base64url');
  const platform = platformFaces[post.platform]?.name ?? post.platform;
  const video = post.mediaUrl
    ? `<video controls playsinline preload="metadata" src="${escapeHtml(post.mediaUrl)}"></video>`
    : '';
  const pictures = post.html
    ? ''
    : post.images.map((image) => `<img src="${escapeHtml(image)}" alt="">`).join('');
  const body = post.html ? frame(post.html) : `<p class="text">${escapeHtml(post.text)}</p>`;
  const html = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(post.title || post.text.slice(0, 30))} · ${escapeHtml(platform)}</title><style>${pageStyle}</style></head>
<body><main class="phone"><p><a class="back" href="/">← 全部平台</a></p>
${stateBadge(post)}${post.title ? `<h1>${escapeHtml(post.title)}</h1>` : ''}
<p class="meta">${escapeHtml(platform)} · ${escapeHtml(post.accountName)} · ${beijingMinute(post.publishedAt)}</p>
${video}${body}${pictures}
<p class="address">平台地址：${escapeHtml(post.url)}</p></main>
<script nonce="${nonce}">
const frame = document.querySelector('iframe');
if (frame) {
  // Empty for a moment, before the text is in it.
  const fit = () => {
    const root = frame.contentDocument?.documentElement;
    if (root) frame.style.height = root.scrollHeight + 'px';
  };
  frame.addEventListener('load', fit); addEventListener('resize', fit); fit();
}
</script></body></html>`;
  return { html, nonce };
}

/** A sender's HTML runs no script here; same origin only so that the page can measure its height. */
function frame(html: string): string {
  const inner = `<!doctype html><meta charset="utf-8"><style>body{margin:0;font:16px/1.75 sans-serif;overflow-wrap:anywhere}img{max-width:100%;height:auto}</style>${html}`;
  return `<iframe sandbox="allow-same-origin" title="正文" srcdoc="${escapeHtml(inner)}"></iframe>`;
}
