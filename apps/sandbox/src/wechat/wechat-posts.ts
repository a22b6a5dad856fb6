import type { FollowerPost } from '../core/platform-simulator';
import { textOfHtml, withShownPictures } from './wechat-content';
import { settle } from './wechat-publish';
import type { WechatWorld } from './wechat-world';

/** Every published article of every account, newest first. */
export function followerPosts(world: WechatWorld): FollowerPost[] {
  const posts: FollowerPost[] = [];
  for (const account of world.accounts.values()) {
    settle(world, account);
    for (const post of account.posts.values()) {
      for (const article of post.articles) {
        const cover = account.materials.get(article.thumb_media_id)?.url;
        const shown = cover === undefined ? undefined : account.pictures.get(cover);
        posts.push({
          id: article.key,
          platform: 'wechat',
          accountId: account.appId,
          accountName: account.name,
          title: article.title,
          text: article.digest || textOfHtml(article.content),
          html: withShownPictures(account, article.content),
          images: shown === undefined ? [] : [shown],
          url: world.articleUrl(article.key),
          publishedAt: post.publishedAt.toISOString(),
          state: article.isDeleted || post.blocked ? 'deleted' : 'visible',
          marker: article.content_source_url || undefined,
        });
      }
    }
  }
  return posts.sort((a, b) => b.publishedAt.localeCompare(a.publishedAt));
}
