import { escapeHtml, truncateGraphemes } from '@haojiao/kernel';
import { randomBytes } from 'node:crypto';
import { platformFaces } from './platform-faces';
import { pageStyle } from './page-style';
import type { FollowerPost } from './platform-simulator';

export interface Page {
  html: string;
  /** For the content security policy. */
  nonce: string;
}

const REFRESH_MS = 3_000;

const stateWords: Record<FollowerPost['state'], string> = {
  visible: '',
  in_review: '平台审核中，粉丝还看不到',
  deleted: '已删除',
  rejected: '平台审核未通过',
};

/** What followers see on all platforms, one column each. */
export function renderFollowersPage(platforms: string[], posts: FollowerPost[]): Page {
  const nonce = randomBytes(12).toString('base64url');
  const html = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>粉丝看到的 · 号角沙箱</title><style>${pageStyle}</style></head>
<body><header><h1>粉丝看到的</h1><p>这里是模拟的四个平台，内容只在本机内存中，不会发到真实平台。每 3 秒自动刷新。</p></header>
<main id="columns">${renderPosts(platforms, posts)}</main>
<script nonce="${nonce}">
setInterval(async () => {
  try {
    const answer = await fetch('/fragments/posts');
    const html = await answer.text();
    const columns = document.getElementById('columns');
    if (answer.ok && columns.dataset.shown !== html) { columns.innerHTML = html; columns.dataset.shown = html; }
  } catch { /* the sandbox is being restarted; try again at the next turn */ }
}, ${REFRESH_MS});
</script></body></html>`;
  return { html, nonce };
}

/** The columns alone, for the page to renew itself. */
export function renderPosts(platforms: string[], posts: FollowerPost[]): string {
  return platforms
    .map((platform) => {
      const face = platformFaces[platform] ?? { name: platform, colour: '#555' };
      const own = posts.filter((post) => post.platform === platform);
      const cards = own.length > 0 ? own.map(renderCard).join('') : '<p class="empty">还没有内容</p>';
      return `<section class="column"><h2 style="--platform:${face.colour}">${escapeHtml(face.name)}<small>${own.length} 条</small></h2>${cards}</section>`;
    })
    .join('');
}

function renderCard(post: FollowerPost): string {
  const address = `/posts/${encodeURIComponent(post.platform)}/${encodeURIComponent(post.id)}`;
  const picture = post.images[0]
    ? `<img class="cover" src="${escapeHtml(post.images[0])}" alt="" loading="lazy">`
    : '';
  const title = post.title ? `<h3>${escapeHtml(post.title)}</h3>` : '';
  const text = post.text ? `<p class="text">${escapeHtml(truncateGraphemes(post.text, 140))}</p>` : '';
  const media = post.mediaUrl ? '<span class="badge">视频</span>' : '';
  return `<a class="card ${post.state}" href="${address}">${picture}<div class="body">${stateBadge(post)}${media}${title}${text}<p class="meta">${escapeHtml(post.accountName)} · ${beijingMinute(post.publishedAt)}</p></div></a>`;
}

export function stateBadge(post: FollowerPost): string {
  const words = stateWords[post.state];
  return words ? `<span class="badge ${post.state}">${words}</span>` : '';
}

const minuteFormat = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

export function beijingMinute(iso: string): string {
  return minuteFormat.format(new Date(iso));
}
