import type { FollowerPost } from '../core/platform-simulator';
import { articleHtml, textOfHtml } from './wechat-content';
import { settle } from './wechat-settle';
import type { WechatWorld } from './wechat-world';

/** Every published article of every account, newest first. */
export function followerPosts(world: WechatWorld): FollowerPost[] {
  const posts: FollowerPost[] = [];
  for (const account of world.accounts.values()) {
    settle(world, account);
    for (const post of account.posts.values()) {
      for (const [index, article] of post.articles.entries()) {
        const coverId = article.thumb_media_id || article.image_info?.image_list[0]?.image_media_id;
        const cover = account.materials.get(coverId ?? '')?.url;
        const shown = cover === undefined ? undefined : account.pictures.get(cover);
        posts.push({
          id: article.key,
          platform: 'wechat',
          accountId: account.appId,
          // What came into followers' chats is told apart from what only has an address.
          accountName: post.msgId === undefined ? account.name : `${account.name} · 群发`,
          title: article.title,
          text: article.digest || textOfHtml(article.content),
          html: articleHtml(account, article),
          images: shown === undefined ? [] : [shown],
          url: world.articleUrl(account, post, index),
          publishedAt: post.publishedAt.toISOString(),
          state: article.isDeleted || post.blocked ? 'deleted' : 'visible',
          marker: article.content_source_url || undefined,
        });
      }
    }
  }
  return posts.sort((a, b) => b.publishedAt.localeCompare(a.publishedAt));
}
