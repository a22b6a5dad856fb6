import { say } from '../lib/say.mjs';
import { platformWords } from './channels.mjs';
import { ask } from './http.mjs';

/** Every place at which an item can be seen now. @returns {Promise<{ platform: string, url: string, expected: string }[]>} */
export async function linksOf({ content, publications }, { url, sandboxUrl }) {
  const links = [];
  for (const { platform, remote } of publications) {
    if (!remote) continue;
    const isSite = platform === 'site';
    const address = isSite
      ? `${url}/p/${content.slug}`
      : await followersAddress(platform, remote, sandboxUrl);
    links.push({ platform, url: address, expected: content.title });
  }
  return links;
}

/** The sandbox shows a post as its followers see it; the platform's own address leads to the real platform. */
async function followersAddress(platform, remote, sandboxUrl) {
  const { body } = await ask('GET', `${sandboxUrl}/control/posts?platform=${platform}`);
  const post = body.items.find(({ id, url }) => id === remote.id || url === remote.url);
  return post ? `${sandboxUrl}/posts/${platform}/${encodeURIComponent(post.id)}` : null;
}

/** Opens a link as a reader would. @returns {Promise<string|null>} what is wrong with it */
export async function faultOf({ url, expected }) {
  if (!url) return '沙箱上没有这条内容 / not on the sandbox';
  const response = await fetch(url, {
    headers: { accept: 'text/html', 'user-agent': 'Mozilla/5.0 (haojiao demonstration; UptimeRobot)' },
    signal: AbortSignal.timeout(20_000),
  }).catch((error) => error);
  if (response instanceof Error) return response.cause?.code ?? response.message;
  if (response.status !== 200) return `HTTP ${response.status}`;
  return (await response.text()).includes(expected)
    ? null
    : `页面上没有标题 / no title on the page: ${expected}`;
}

/** @returns {Promise<boolean>} all links work */
export async function showLinks(stories, product) {
  let good = true;
  for (const story of stories) {
    const { content, figures } = story;
    const readers = figures ? `浏览 ${figures.views} · 访客 ${figures.visitors ?? '—'}` : '';
    say(`\n《${content.title}》  ${readers}`);
    for (const link of await linksOf(story, product)) {
      const fault = await faultOf(link);
      if (fault) good = false;
      say(
        `  ${fault ? '✗' : '✓'} ${platformWords[link.platform]}  ${link.url ?? '—'}${fault ? `  ${fault}` : ''}`,
      );
    }
  }
  return good;
}
