import { randomBytes } from 'node:crypto';
import type { ArticleCounts } from './wechat-statistics';

/** What WeChat makes of an account; decides which endpoints it may call. */
export type AccountProfile =
  'verified_service' | 'verified_subscription' | 'unverified' | 'personal' | 'test' | 'lapsed';

export const accountProfiles: readonly AccountProfile[] = [
  'verified_service',
  'verified_subscription',
  'unverified',
  'personal',
  'test',
  'lapsed',
];

export type MaterialType = 'image' | 'voice' | 'video' | 'thumb';

export interface Material {
  mediaId: string;
  type: MaterialType;
  fileName: string;
  bytes: Buffer;
  mediaType: string;
  /** The `mmbiz.qpic.cn` address; pictures only. */
  url?: string;
  title?: string;
  introduction?: string;
  updatedAt: Date;
  /** Temporary media die after three days and are no use in drafts. */
  expiresAt?: Date;
}

/** One article of a draft or post, in the platform's own field names. */
export interface Article {
  article_type: 'news' | 'newspic';
  title: string;
  author: string;
  digest: string;
  content: string;
  content_source_url: string;
  thumb_media_id: string;
  show_cover_pic: 0 | 1;
  need_open_comment: 0 | 1;
  only_fans_can_comment: 0 | 1;
  image_info?: { image_list: { image_media_id: string }[] };
}

export interface Draft {
  mediaId: string;
  articles: Article[];
  createdAt: Date;
  updatedAt: Date;
}

export interface PublishJob {
  publishId: number;
  msgDataId: number;
  draftMediaId: string;
  articles: Article[];
  submittedAt: Date;
  finishesAt: Date;
  /** What it will come to: 0 success, 2 original claim, 3 failure, 4 review. */
  finalStatus: number;
  settled: boolean;
  articleId?: string;
}

/** A job of mass sending; its key is known to the platform for a day. */
export interface MassJob {
  msgId: number;
  msgDataId: number | null;
  /** `clientmsgid`, or what the platform makes of audience and content where it is missing. */
  key: string;
  draftMediaId: string | null;
  articles: Article[];
  toAll: boolean;
  tagId: number | null;
  ignoresReprint: boolean;
  sentAt: Date;
  /** Not begun before an administrator confirms. */
  waitsForAdministrator: boolean;
  finishesAt: Date;
  settled: boolean;
  /** As the event tells it: `send success`, `send fail`, `err(n)`; empty while running. */
  status: string;
  articleId?: string;
}

export interface Post {
  articleId: string;
  publishId: number;
  msgDataId: number;
  /** Sent to followers under this number; not listed among what was published without notice. */
  msgId?: number;
  articles: (Article & { key: string; isDeleted: boolean })[];
  publishedAt: Date;
  blocked: boolean;
}

export interface IssuedToken {
  value: string;
  expiresAt: Date;
}

export interface CallbackTarget {
  url: string;
  mode: 'plain' | 'compatible' | 'secure';
  /** Delivers every event twice, as the platform sometimes does. */
  duplicate: boolean;
  /** Delivers what is due at one time newest first. */
  outOfOrder: boolean;
}

export interface WechatAccount {
  appId: string;
  appSecret: string;
  /** The account's user name on the platform, `gh_…`; receiver of its events. */
  userName: string;
  name: string;
  profile: AccountProfile;
  callbackToken: string;
  encodingAesKey: string;
  /** While keys are being changed, events still come by the one before. */
  previousEncodingAesKey?: string;
  callback?: CallbackTarget;
  secretFrozen: boolean;
  /** What a wrong AppSecret is answered with: both are seen. */
  wrongSecretCode: 40001 | 40125;
  /** The administrator has yet to confirm this caller on the telephone (89503). */
  callerUnconfirmed: boolean;
  /** Empty: every address may fetch tokens. */
  ipWhitelist: string[];
  mayOpenComments: boolean;
  refusesOutsideLinks: boolean;
  publishMs: number;
  publishStatus: number;
  draftConsumedAt: 'success' | 'submit';
  /** `msg_data_id` is missing in some answers to submit. */
  tellsMsgDataId: boolean;
  /** Both forms of an article's address are real. */
  addresses: 'long' | 'short';
  /** What mass sends come to: `send success`, `send fail` or `err(n)`. */
  massStatus: string;
  /** Result of the check for reprints: 0 unchecked, 1 original, 2 reprint that is allowed, 3 reprint that is not. */
  massCheckState: 0 | 1 | 2 | 3;
  /** Sends to all wait for the administrator: `confirm` (89505) or `approval` (89504). */
  massProtection: 'off' | 'confirm' | 'approval';
  /** Two texts of 45009 are seen. */
  quotaText: 'current' | 'old';
  followers: number;
  tags: number[];
  /** `is_delay` of the newer statistics: numbers may still change. */
  statisticsDelayed: boolean;
  /** What a test says of one article at the end of one day, by `<msgid> <date>`. */
  statistics: Map<string, Partial<ArticleCounts>>;
  speed: number;
  /** Overrides of the daily limits, by path. */
  quotas: Record<string, number>;
  used: Map<string, { day: string; count: number }>;
  token?: IssuedToken;
  stableToken?: IssuedToken;
  forcedRefreshAt?: Date;
  clearedThisMonth: { month: string; count: number };
  pathsClearedThisMonth: { month: string; count: number };
  materials: Map<string, Material>;
  /** Issued picture addresses and where the sandbox shows them. */
  pictures: Map<string, string>;
  drafts: Map<string, Draft>;
  jobs: Map<number, PublishJob>;
  masses: Map<number, MassJob>;
  /** Requests of mass sending in the current minute. */
  massMinute: { minute: number; count: number };
  posts: Map<string, Post>;
}

/** Reads the options of a new account. @throws Error at an unknown profile */
export function newAccount(options: Record<string, unknown>): WechatAccount {
  const profile = (options.profile ?? 'verified_service') as AccountProfile;
  if (!accountProfiles.includes(profile))
    throw Object.assign(new Error(`profile is one of ${accountProfiles.join(', ')}`), { statusCode: 400 });
  const text = (key: string, otherwise: string): string =>
    typeof options[key] === 'string' && options[key] !== '' ? options[key] : otherwise;
  const seconds = typeof options.publishSeconds === 'number' ? options.publishSeconds : 2;
  return {
    appId: text('appId', `wx${randomBytes(8).toString('hex')}`),
    appSecret: text('appSecret', randomBytes(16).toString('hex')),
    userName: `gh_${randomBytes(6).toString('hex')}`,
    name: text('name', '市总工会'),
    profile,
    callbackToken: text('callbackToken', randomBytes(8).toString('hex')),
    encodingAesKey: text('encodingAesKey', newAesKey()),
    secretFrozen: options.secretFrozen === true,
    wrongSecretCode: options.wrongSecretCode === 40001 ? 40001 : 40125,
    callerUnconfirmed: options.callerUnconfirmed === true,
    ipWhitelist: Array.isArray(options.ipWhitelist) ? options.ipWhitelist.map(String) : [],
    mayOpenComments: options.comments === true,
    refusesOutsideLinks: options.refusesOutsideLinks === true,
    publishMs: seconds * 1_000,
    publishStatus: typeof options.publishStatus === 'number' ? options.publishStatus : 0,
    draftConsumedAt: options.draftConsumedAt === 'submit' ? 'submit' : 'success',
    tellsMsgDataId: options.tellsMsgDataId !== false,
    addresses: options.addresses === 'short' ? 'short' : 'long',
    massStatus: text('massStatus', 'send success'),
    massCheckState: ([0, 1, 2, 3] as const).find((state) => state === options.massCheckState) ?? 1,
    massProtection:
      options.massProtection === 'confirm' || options.massProtection === 'approval'
        ? options.massProtection
        : 'off',
    quotaText: options.quotaText === 'old' ? 'old' : 'current',
    followers: typeof options.followers === 'number' ? options.followers : 12_000,
    tags: Array.isArray(options.tags) ? options.tags.map(Number) : [2, 100],
    statisticsDelayed: options.statisticsDelayed === true,
    statistics: new Map(),
    speed: 0,
    quotas: (options.quotas ?? {}) as Record<string, number>,
    used: new Map(),
    clearedThisMonth: { month: '', count: 0 },
    pathsClearedThisMonth: { month: '', count: 0 },
    materials: new Map(),
    pictures: new Map(),
    drafts: new Map(),
    jobs: new Map(),
    masses: new Map(),
    massMinute: { minute: 0, count: 0 },
    posts: new Map(),
  };
}

/** Ids of materials have 64 characters, those of drafts and articles 43. */
export function newMediaId(length: 43 | 64): string {
  return randomBytes(48).toString('base64url').slice(0, length);
}

/** 43 characters: 32 bytes in base64 without their equals sign. */
export function newAesKey(): string {
  return randomBytes(32).toString('base64').slice(0, 43);
}
