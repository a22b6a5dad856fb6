import type { RemotePost } from '@haojiao/channel-kit';
import { placeOf } from './wechat.urls';

/** By what statistics may know an article of ours. */
export interface ArticleNames {
  /** `<msg_data_id>_<index>`, the index counted from 1; null where neither an answer nor an address told it. */
  msgId: string | null;
  url: string | null;
}

/**
 * `msg_data_id` stands in the answer to submit or sendall; a long address carries it as `mid`, in practice. Posts that a
 * person recorded have their address alone.
 */
export function articleOf({ url, extra }: RemotePost): ArticleNames {
  const place = url === null ? null : placeOf(url);
  const number = typeof extra?.msgDataId === 'string' ? extra.msgDataId : place?.mid;
  const index = Number(extra?.idx ?? place?.idx ?? 1);
  return { msgId: number ? `${number}_${index}` : null, url };
}

/** By number where ours is known; else by the address, which is told since March 2026. */
export function isSameArticle(told: { msgId: string; url: string | null }, ours: ArticleNames): boolean {
  if (ours.msgId !== null && told.msgId === ours.msgId) return true;
  return ours.url !== null && told.url !== null && bareAddress(told.url) === bareAddress(ours.url);
}

/** Schemes differ, long addresses end in `chksm` and a fragment. */
function bareAddress(address: string): string {
  if (!URL.canParse(address)) return address.trim();
  const url = new URL(address);
  url.searchParams.delete('chksm');
  return `${url.host}${url.pathname.replace(/\/$/, '')}${url.search}`;
}
