/** Parameters that tell who passed a link on, not where it leads; the second list only on mp.weixin.qq.com. */
const everywhere =
  /^(?:utm_\w+|spm|scm|share_token|share_source\w*|share_from|isappinstalled|nsukey|wxshare_count|wxfrom|gclid|fbclid|msclkid|weibo_id|vd_source|from_wecom|tt_from|timestamp_share)$/i;
const onWechat =
  /^(?:scene|subscene|srcid|sharer_\w+|ascene|devicetype|version|nettype|abtest_cookie|lang|exportkey|pass_ticket|wx_header|clicktime|enterid|key|uin|sessionid|from|fontgear|fontScale|poc_token|click_id|realreporttime|devicetype|countrycode|acctmode|mpshare)$/i;

export interface CleanedLink {
  url: string;
  /** Names of the parameters that were taken out. */
  removed: string[];
}

/** Null for an address that a reader could not follow. */
export function cleanLink(href: string, base: string | null): CleanedLink | null {
  let url: URL;
  try {
    url = new URL(href.trim(), base ?? undefined);
  } catch {
    return null;
  }
  if (!['http:', 'https:', 'mailto:'].includes(url.protocol)) return null;
  const isWechat = url.hostname === 'mp.weixin.qq.com';
  const removed = [...new Set(url.searchParams.keys())].filter(
    (name) => everywhere.test(name) || (isWechat && onWechat.test(name)),
  );
  if (removed.length === 0) return { url: url.toString(), removed };
  for (const name of removed) url.searchParams.delete(name);
  return { url: url.toString(), removed };
}
