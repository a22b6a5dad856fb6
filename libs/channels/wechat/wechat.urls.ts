/**
 * Addresses of articles on WeChat: the short form `/s/<22 characters>`, and the long one whose `__biz`, `mid` and `idx`
 * name it. The ids are not article ids: a post recorded by hand can not be deleted by interface.
 */
export function recogniseWechatUrl(text: string): { id: string; url: string } | null {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return null;
  }
  if (url.hostname !== 'mp.weixin.qq.com' || !/^https?:$/.test(url.protocol)) return null;
  const short = /^\/s\/([A-Za-z0-9_-]{22})\/?$/.exec(url.pathname)?.[1];
  if (short) return { id: short, url: `https://mp.weixin.qq.com/s/${short}` };
  if (url.pathname !== '/s' && url.pathname !== '/s/') return null;
  const [biz, mid, idx = '1', sn] = ['__biz', 'mid', 'idx', 'sn'].map(
    (key) => url.searchParams.get(key) ?? undefined,
  );
  if (!biz || !mid || !/^\d+$/.test(mid)) return null;
  const kept = new URLSearchParams({ __biz: biz, mid, idx, ...(sn ? { sn } : {}) });
  return { id: `${biz}:${mid}:${idx}`, url: `https://mp.weixin.qq.com/s?${kept.toString()}` };
}

/** Whether an id is one that freepublish/delete takes. */
export function isArticleId(id: string): boolean {
  return /^[A-Za-z0-9_-]{40,128}$/.test(id);
}

/** Number and place of an article in its long address, on whatever host; null for a short one. */
export function placeOf(address: string): { mid: string; idx: number } | null {
  if (!URL.canParse(address)) return null;
  const { searchParams } = new URL(address);
  const mid = searchParams.get('mid') ?? '';
  const idx = Number(searchParams.get('idx') ?? 1);
  return /^\d{1,20}$/.test(mid) && Number.isInteger(idx) && idx > 0 ? { mid, idx } : null;
}
