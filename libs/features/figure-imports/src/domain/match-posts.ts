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

/** By which posts are looked up. */
export interface PostIndex {
  byId: Map<string, KnownPost[]>;
  byAddress: Map<string, KnownPost[]>;
  byTitle: Map<string, KnownPost[]>;
}

export function indexPosts(posts: readonly KnownPost[]): PostIndex {
  const index: PostIndex = { byId: new Map(), byAddress: new Map(), byTitle: new Map() };
  const put = (map: Map<string, KnownPost[]>, key: string, post: KnownPost) => {
    if (key !== '') map.set(key, [...(map.get(key) ?? []), post]);
  };
  for (const post of posts) {
    put(index.byId, post.remoteId ?? '', post);
    put(index.byAddress, addressKey(post.remoteUrl ?? ''), post);
    for (const title of new Set(post.titles.map(titleKey))) put(index.byTitle, title, post);
  }
  return index;
}

/**
 * The platform's own id and the address decide; else the title with the day on which it went out, or the title alone
 * where the line has no day. Of several nothing is chosen: a post that was taken down gives way to one that stands.
 */
export function matchPost(wanted: WantedPost, index: PostIndex): PostMatch {
  const named = [
    ...(index.byId.get(wanted.remoteId ?? '') ?? []),
    ...(index.byAddress.get(addressKey(wanted.url ?? '')) ?? []),
    ...idsIn(wanted.url ?? '').flatMap((id) => index.byId.get(id) ?? []),
  ];
  if (named.length > 0) return single(named);
  const titled = index.byTitle.get(titleKey(wanted.title)) ?? [];
  return single(
    titled.filter(({ publishedOn }) => wanted.publishedOn === null || publishedOn === wanted.publishedOn),
  );
}

function single(found: readonly KnownPost[]): PostMatch {
  const posts = [...new Map(found.map((post) => [post.id, post])).values()];
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

/** An address without what changes with who passes it on. WeChat's long ones are told by four of their parameters. */
export function addressKey(url: string): string {
  const match = /^(?:https?:)?\/\/([^/?#]+)([^?#]*)(?:\?([^#]*))?/iu.exec(url.trim());
  if (!match) return '';
  const [, host = '', path = '', query = ''] = match;
  const parameters = new URLSearchParams(query.replaceAll('&amp;', '&'));
  const told = ['__biz', 'mid', 'idx', 'sn', 'id'].flatMap((name) => {
    const value = parameters.get(name);
    return value ? [`${name}=${value}`] : [];
  });
  return `${host.toLowerCase().replace(/^(?:www|m)\./, '')}${path.replace(/\/$/, '')}?${told.join('&')}`;
}

/** Parts of an address that may be a platform's id: `douyin.com/video/7301…`, `weibo.com/123/MabcdE`. */
function idsIn(url: string): string[] {
  return url.split(/[/?&#=]/).filter((part) => /^[\w-]{8,40}$/.test(part));
}
