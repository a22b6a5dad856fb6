import type { RemotePost } from '@haojiao/channel-kit';

type Extra = NonNullable<RemotePost['extra']>;

/**
 * One post of several articles: the first is the lead's, the others its companions', named `<id>#<idx>`. `articles` says
 * how many there are, where there are more than one: then one is taken down by its place, not the whole post.
 */
export function postOfArticles(
  id: string,
  urls: readonly (string | null)[],
  publishedAt: Date,
  extraOf: (url: string | null) => Extra,
): RemotePost {
  const several: Record<string, number> = urls.length > 1 ? { articles: urls.length } : {};
  const post = (url: string | null, idx: number): RemotePost => ({
    id: idx === 1 ? id : `${id}#${idx}`,
    url,
    publishedAt,
    extra: { ...extraOf(url), idx, ...several },
  });
  const lead = post(urls[0] ?? null, 1);
  const companions = urls.slice(1).map((url, index) => post(url, index + 2));
  return companions.length > 0 ? { ...lead, companions } : lead;
}

/** The platform's id of the whole post, and which article to take down: 0 means all. */
export function placeIn({ id, extra }: RemotePost): { postId: string; index: number } {
  const [postId = '', idx] = id.split('#');
  if (idx !== undefined) return { postId, index: Number(idx) };
  return { postId, index: Number(extra?.articles ?? 1) > 1 ? 1 : 0 };
}
