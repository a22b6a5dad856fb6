import { beijingDate } from '@haojiao/kernel';

export const reprintSourceKinds = ['central', 'provincial', 'own', 'other'] as const;
export type ReprintSourceKind = (typeof reprintSourceKinds)[number];

export const reprintSourceStates = ['active', 'frozen', 'removed'] as const;
export type ReprintSourceState = (typeof reprintSourceStates)[number];

/** What an entry is worth on a day: its own state, or outside its dates. */
export type ReprintStanding = 'valid' | 'frozen' | 'removed' | 'not_yet_valid' | 'expired';

/** Where an item says that it comes from. */
export interface NamedSource {
  name: string;
  url?: string;
}

/** What the rules need to know of an entry. */
export interface ListedSource {
  id: string;
  organizationId: string;
  name: string;
  hosts: string[];
  accounts: string[];
  /** `YYYY-MM-DD` */
  validFrom: string;
  validTo: string | null;
  state: ReprintSourceState;
}

/** Hosts on which anybody has an account: only the account's name says whose text it is. */
const sharedHosts = [
  ...['weixin.qq.com', 'weibo.com', 'weibo.cn', 'douyin.com', 'toutiao.com', 'baijiahao.baidu.com'],
  ...['bilibili.com', 'kuaishou.com', 'zhihu.com', 'sohu.com', '163.com', 'xiaohongshu.com'],
];

export function standingOf(
  source: Pick<ListedSource, 'state' | 'validFrom' | 'validTo'>,
  now: Date,
): ReprintStanding {
  const { state, validFrom, validTo } = source;
  if (state !== 'active') return state;
  const today = beijingDate(now);
  if (today < validFrom) return 'not_yet_valid';
  return validTo !== null && today > validTo ? 'expired' : 'valid';
}

/** A host as an address has it, or null where a text is none. */
export function hostIn(text: string): string | null {
  const wanted = text.trim().replace(/\.$/, '');
  if (!/^[^\s/:?#@\\]+\.[^\s/:?#@\\]+$/u.test(wanted)) return null;
  try {
    const { hostname } = new URL(`https://${wanted}/`);
    return /[a-z]/.test(hostname.split('.').at(-1) ?? '') ? hostname : null;
  } catch {
    return null;
  }
}

export function isSharedHost(host: string): boolean {
  return sharedHosts.some((shared) => isWithin(host, shared));
}

/** The entries that speak for a source, by its host or by its name. */
export function matchesOf<Source extends ListedSource>(source: NamedSource, listed: Source[]): Source[] {
  return listed.filter((entry) => matchesHost(source, entry) || matchesName(source, entry));
}

export function matchesHost({ url }: NamedSource, { hosts }: ListedSource): boolean {
  const host = url === undefined ? null : hostOf(url);
  return host !== null && hosts.some((one) => isWithin(host, one));
}

function matchesName({ name }: NamedSource, entry: ListedSource): boolean {
  const wanted = essence(name);
  return [entry.name, ...entry.accounts].some((one) => essence(one) === wanted);
}

/**
 * The entry that decides: of the nearest unit that says anything about the source, so that a unit may shorten the list
 * of those above it; there, the best one.
 * @param path from the root to the unit of the item
 */
export function decisiveSource<Source extends ListedSource>(
  source: NamedSource,
  listed: Source[],
  path: string[],
  now: Date,
): Source | null {
  const matching = matchesOf(source, listed);
  for (const unit of [...path].reverse()) {
    const own = matching.filter(({ organizationId }) => organizationId === unit);
    const best = own.find((entry) => standingOf(entry, now) === 'valid') ?? own[0];
    if (best) return best;
  }
  return null;
}

/** An address in one spelling, without its fragment; null where it is none of the web. */
export function comparableUrl(text: string): string | null {
  try {
    const url = new URL(text);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
    url.hash = '';
    return url.toString();
  } catch {
    return null;
  }
}

function hostOf(url: string): string | null {
  try {
    return new URL(url).hostname.replace(/\.$/, '');
  } catch {
    return null;
  }
}

function isWithin(host: string, parent: string): boolean {
  return host === parent || host.endsWith(`.${parent}`);
}

function essence(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s/g, '');
}
