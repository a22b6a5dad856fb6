/** By what a line says whose figures it has. */
export interface WantedPost {
  title: string;
  url: string | null;
  remoteId: string | null;
  /** The day on which it went out, in the unit's time zone; null: the line does not say. */
  publishedOn: string | null;
}

/** One post of the account. */
export interface KnownPost {
  id: string;
  /** As it is called now, and as it was called where it went out. */
  titles: string[];
  remoteId: string | null;
  remoteUrl: string | null;
  publishedOn: string;
  isWithdrawn: boolean;
}

export type PostMatch =
  { kind: 'matched'; post: KnownPost } | { kind: 'ambiguous'; posts: KnownPost[] } | { kind: 'unmatched' };

/** By which posts are looked up. What titles mean is settled once: many lines may have the same. */
export interface PostIndex {
  byId: ReadonlyMap<string, KnownPost[]>;
  byWholeAddress: ReadonlyMap<string, KnownPost[]>;
  byAddress: ReadonlyMap<string, KnownPost[]>;
  byTitle: ReadonlyMap<string, PostMatch>;
  byTitleOfDay: ReadonlyMap<string, PostMatch>;
}

export function indexPosts(posts: readonly KnownPost[]): PostIndex {
  const titled = posts.flatMap((post) =>
    [...new Set(post.titles.map(titleKey))].map((key) => ({ key, post })),
  );
  const named = titled.filter(({ key }) => key !== '');
  return {
    byId: grouped(posts.map((post) => ({ key: post.remoteId ?? '', post }))),
    byWholeAddress: grouped(posts.map((post) => ({ key: post.remoteUrl?.trim() ?? '', post }))),
    byAddress: grouped(posts.map((post) => ({ key: addressKey(post.remoteUrl ?? ''), post }))),
    byTitle: settled(grouped(named)),
    byTitleOfDay: settled(
      grouped(named.map(({ key, post }) => ({ key: `${post.publishedOn} ${key}`, post }))),
    ),
  };
}

function grouped(keyed: readonly { key: string; post: KnownPost }[]): Map<string, KnownPost[]> {
  const groups = new Map<string, KnownPost[]>();
  for (const { key, post } of keyed) {
    if (key === '') continue;
    const group = groups.get(key);
    if (group) group.push(post);
    else groups.set(key, [post]);
  }
  return groups;
}

function settled(groups: ReadonlyMap<string, KnownPost[]>): Map<string, PostMatch> {
  return new Map([...groups].map(([key, posts]) => [key, single(posts)]));
}

/**
 * The platform's own id and the address decide, the very address before one that only means the same; else the title
 * with the day on which it went out, or the title alone where the line has no day. Of several nothing is chosen: a post
 * that was taken down gives way to one that stands.
 */
export function matchPost(wanted: WantedPost, index: PostIndex): PostMatch {
  const url = wanted.url?.trim() ?? '';
  const addressed = index.byWholeAddress.get(url) ?? index.byAddress.get(addressKey(url)) ?? [];
  const named = [
    ...(index.byId.get(wanted.remoteId ?? '') ?? []),
    ...addressed,
    ...idsIn(url).flatMap((id) => index.byId.get(id) ?? []),
  ];
  if (named.length > 0) return single(named);
  const key = titleKey(wanted.title);
  const titled =
    wanted.publishedOn === null
      ? index.byTitle.get(key)
      : index.byTitleOfDay.get(`${wanted.publishedOn} ${key}`);
  return titled ?? { kind: 'unmatched' };
}

function single(found: readonly KnownPost[]): PostMatch {
  const posts = [...new Set(found)];
  const standing = posts.filter(({ isWithdrawn }) => !isWithdrawn);
  const left = standing.length > 0 ? standing : posts;
  if (left.length === 0) return { kind: 'unmatched' };
  return left.length === 1 ? { kind: 'matched', post: left[0]! } : { kind: 'ambiguous', posts: left };
}

/** Without signs, spaces and `#话题`, as platforms change them. */
export function titleKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/#[^#\s]+#?/gu, '')
    .replace(/[\p{P}\p{S}\s]/gu, '');
}

/** Of an article of 微信公众平台 by its long address, new and old: all else changes with who passes it on. */
const wechatHost = 'mp.weixin.qq.com';
const wechatParameters = ['__biz', 'mid', 'idx', 'sn', 'appmsgid', 'itemidx', 'sign'];
/** What platforms and programs add when an address is passed on; everything else may tell one page from another. */
const noise =
  /^(?:utm_.*|share_.*|sharer_.*|spm|spm_.*|from|from_.*|isappinstalled|chksm|scene|subscene|ascene|sessionid|clicktime|enterid|enter_from|enter_method|is_from_webapp|sender_device|previous_page|tt_from|vd_source|unique_k|fbclid|gclid)$/u;

/** An address without what changes with who passes it on. */
export function addressKey(url: string): string {
  const match = /^(?:https?:)?\/\/([^/?#]+)([^?#]*)(?:\?([^#]*))?(?:#([/!].*))?/iu.exec(url.trim());
  if (!match) return '';
  const [, givenHost = '', path = '', query = '', route = ''] = match;
  const host = givenHost.toLowerCase().replace(/^(?:www|m)\./, '');
  const told = [...new URLSearchParams(query.replaceAll('&amp;', '&'))]
    .filter(([name, value]) => value !== '' && isTold(host, name))
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .sort();
  return `${host}${path.replace(/\/$/, '')}?${told.join('&')}#${route}`;
}

function isTold(host: string, name: string): boolean {
  return host === wechatHost ? wechatParameters.includes(name) : !noise.test(name.toLowerCase());
}

/** Parts of an address that may be a platform's id: `douyin.com/video/7301…`, `weibo.com/123/MabcdE`. */
function idsIn(url: string): string[] {
  return url.split(/[/?&#=]/).filter((part) => /^[\w-]{8,40}$/.test(part));
}
