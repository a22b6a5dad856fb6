import { stateOfPost, type WeiboApp, type WeiboPost, type WeiboState, type WeiboUser } from './weibo-state';
import { weiboDate } from './weibo-wire';

/** A post as the interface shows it, with the habits of the real one: `id` a number, empty strings for nothing. */
export function statusObject(
  post: WeiboPost,
  state: WeiboState,
  random: () => number,
): Record<string, unknown> {
  const user = state.users.get(post.uid);
  const app = post.appKey === null ? undefined : state.apps.get(post.appKey);
  return {
    created_at: weiboDate(post.createdAt),
    id: BigInt(post.mid),
    mid: post.mid,
    idstr: post.mid,
    text: post.text,
    // Which of the optional fields come is anybody's guess.
    ...(random() < 0.5 ? { textLength: post.text.length, isLongText: false } : {}),
    source_allowclick: 0,
    source: sourceOf(app),
    favorited: false,
    truncated: false,
    in_reply_to_status_id: '',
    in_reply_to_user_id: '',
    in_reply_to_screen_name: '',
    pic_urls: post.picture ? [{ thumbnail_pic: post.picture.url }] : [],
    ...(post.picture
      ? { thumbnail_pic: post.picture.url, bmiddle_pic: post.picture.url, original_pic: post.picture.url }
      : {}),
    geo: null,
    user: user && userObject(user, state),
    reposts_count: 0,
    comments_count: 0,
    attitudes_count: 0,
    ...(random() < 0.5 ? { pending_approval_count: 0, mlevel: 0 } : {}),
    visible: { type: 0, list_id: 0 },
    ...(state.switches.tellLongLinks
      ? {
          url_objects: post.links.map(({ short, long }) => ({
            url_ori: short,
            object_id: '',
            info: { url_short: short, url_long: long, type: 0, result: true },
          })),
        }
      : {}),
  };
}

export function userObject(user: WeiboUser, state: WeiboState): Record<string, unknown> {
  return {
    id: BigInt(user.uid),
    idstr: user.uid,
    screen_name: user.name,
    name: user.name,
    province: '11',
    city: '1',
    location: '北京 东城区',
    description: '',
    url: '',
    profile_image_url: '',
    avatar_large: '',
    gender: 'n',
    followers_count: user.followers,
    friends_count: 12,
    statuses_count: state.posts.filter((post) => post.uid === user.uid && post.deletedAt === undefined)
      .length,
    verified: true,
    verified_type: user.verifiedType,
    verified_reason: `${user.name}官方微博`,
  };
}

/** The posts of an account that can be seen now, newest first. */
export function visiblePosts(state: WeiboState, uid: string, now: number): WeiboPost[] {
  return state.posts.filter((post) => post.uid === uid && stateOfPost(post, now) === 'visible').reverse();
}

function sourceOf(app: WeiboApp | undefined): string {
  if (!app) return '<a href="https://weibo.com/" rel="nofollow">微博网页版</a>';
  const name = app.level === 'test' ? '未通过审核应用' : '号角';
  return `<a href="http://open.weibo.com/apps/${app.appKey}" rel="nofollow">${name}</a>`;
}
