import { plain } from './text-cells';

const LARGEST_RANK = 9_999;

/** `7`, `第7名`, `并列第7`, `No.7`, `７、`, `=7`; null: it is no rank. */
export function readRank(cell: string): number | null {
  const digits = /^(?:并列)?(?:第|no\.?|top|=)?\s*(\d{1,4})\s*(?:名|位|[.、)])?$/i.exec(plain(cell))?.[1];
  const rank = digits === undefined ? 0 : Number(digits);
  return rank >= 1 && rank <= LARGEST_RANK ? rank : null;
}

/** `1,233.50` and the like as an exact decimal; null: it is no number. */
export function readValue(cell: string): string | null {
  const text = plain(cell).replaceAll(',', '');
  return /^\d{1,12}(\.\d{1,6})?$/.test(text) ? text : null;
}

interface PlatformMark {
  pattern: RegExp;
  platform: string;
  /** Two accounts of one name differ by nothing else: the mark stays with the name. */
  staysInName?: true;
}

const marks: PlatformMark[] = [
  { pattern: /^(新浪|腾讯|官方)?微博$/, platform: 'weibo' },
  { pattern: /^(微信|微信公众号|公众号)$/, platform: 'wechat' },
  { pattern: /^(微信)?(订阅号|服务号)$/, platform: 'wechat', staysInName: true },
  { pattern: /^抖音(号)?$/, platform: 'douyin' },
  { pattern: /^(今日)?头条(号)?$/, platform: 'toutiao' },
];

export interface NamedAccount {
  name: string;
  platform: string | null;
}

/** `工人日报(微博)` is the account 工人日报 on Weibo; brackets that name no platform belong to the name. */
export function readName(cell: string): NamedAccount {
  const marked = /^(.+?)\s*[(（[【〔]\s*([^()（）[\]【】〔〕]{1,12})\s*[)）\]】〕]$/u.exec(cell.trim());
  const mark = marked && markOf(marked[2]!);
  if (!mark) return { name: cell.trim(), platform: null };
  return { name: mark.staysInName ? cell.trim() : marked[1]!, platform: mark.platform };
}

/** By a column of its own; null: none that is known. */
export function readPlatform(cell: string): string | null {
  return markOf(cell)?.platform ?? null;
}

function markOf(word: string): PlatformMark | undefined {
  return marks.find(({ pattern }) => pattern.test(plain(word)));
}

/** Characters that a conversion left behind: replacement and private-use ones. */
export function isDamaged(cell: string): boolean {
  return /[\ufffd\ue000-\uf8ff]/u.test(cell);
}
