/** The setting as the console or a file brings it: a list, or one text with separators. */
export function readSafeDomains(setting: unknown): string[] {
  const entries = Array.isArray(setting)
    ? setting
    : typeof setting === 'string'
      ? setting.split(/[\s,，;；]+/)
      : [];
  return entries
    .filter((entry) => typeof entry === 'string')
    .map(hostOfEntry)
    .filter((host) => host !== '');
}

/**
 * Whether Weibo will accept a link: its host is an approved entry or lies under one, whatever the port. The exact rule is
 * not documented; this reading is the narrowest that developers report.
 */
export function isUnderSafeDomain(link: string, domains: string[]): boolean {
  if (!URL.canParse(link)) return false;
  const url = new URL(link);
  if (!/^https?:$/.test(url.protocol)) return false;
  const host = url.hostname.toLowerCase();
  return domains.some((domain) => host === domain || (!isIpAddress(domain) && host.endsWith(`.${domain}`)));
}

/** People paste whole addresses, ports and wildcards; the host is what counts. */
function hostOfEntry(entry: string): string {
  return entry
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^\*?\./, '')
    .replace(/[/:?#].*$/, '');
}

function isIpAddress(host: string): boolean {
  return /^[\d.]+$/.test(host);
}
