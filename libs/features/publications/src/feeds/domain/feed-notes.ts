import type { Message } from '@haojiao/kernel';

/** Nobody came for so long: somebody should ask the platform. */
export const neverFetched: Message = {
  zh: '已列入同步源超过 2 小时，平台仍未抓取。请核对平台侧的抓取设置、访问地址和 IP 名单。',
  en: 'Listed for more than 2 hours and not fetched yet: check the address and the list of allowed IPs with the platform.',
};

export const fetchedAwaitingWord: Message = {
  zh: '平台已抓取，等待平台发布；发布后请填回文章链接。',
  en: 'The platform has fetched it; when it is out, enter the link of the post.',
};

export const unconfirmed: Message = {
  zh: '平台抓取后超过 24 小时没有确认。请到平台查看：已发布请填回链接，被拒请选“未发布”。',
  en: 'Fetched more than 24 hours ago and not confirmed: look there, then enter the link or say that it was refused.',
};

export const retractionListed: Message = {
  zh: '同步源已改为撤稿标记，平台是否照办不能保证：请立即到平台删除，确认后在此选“未发布”。',
  en: 'The feed now says withdrawn, which the platform need not obey: delete it there at once, then say "not published".',
};

export const retractionFetched: Message = {
  zh: '平台已取走撤稿标记。请到平台核实内容确已删除，再在此选“未发布”。',
  en: 'The platform fetched the withdrawal. See that the post is gone there, then say "not published".',
};

export const retractionAwaitsFetch: Message = {
  zh: '已从播放列表撤下，等待终端取走新列表。',
  en: 'Taken off the list; waiting until it is fetched.',
};

export const withdrawalUnconfirmed: Message = {
  zh: '撤稿仍未得到确认。请到平台删除并核实后选“未发布”；仍可见且不撤请选“已发布”。',
  en: 'The withdrawal is not confirmed. Delete it on the platform and say "not published", or "published" if it stays.',
};

export const withdrawnBeforeFetch: Message = {
  zh: '在平台抓取之前已撤下，没有发出。',
  en: 'Taken off the feed before anybody fetched it; it never went out.',
};

export const correctionListed: Message = {
  zh: '更正已列入同步源，等待平台抓取新版本。',
  en: 'The correction stands in the feed; the platform has yet to fetch it.',
};
