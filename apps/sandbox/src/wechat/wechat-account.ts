import { randomBytes } from 'node:crypto';

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

export interface Post {
  articleId: string;
  publishId: number;
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
  callback?: CallbackTarget;
  secretFrozen: boolean;
  /** Empty: every address may fetch tokens. */
  ipWhitelist: string[];
  mayOpenComments: boolean;
  refusesOutsideLinks: boolean;
  publishMs: number;
  publishStatus: number;
  draftConsumedAt: 'success' | 'submit';
  /** Overrides of the daily limits, by path. */
  quotas: Record<string, number>;
  used: Map<string, { day: string; count: number }>;
  token?: IssuedToken;
  stableToken?: IssuedToken;
  forcedRefreshAt?: Date;
  clearedThisMonth: { month: string; count: number };
  materials: Map<string, Material>;
  /** Issued picture addresses and where the sandbox shows them. */
  pictures: Map<string, string>;
  drafts: Map<string, Draft>;
  jobs: Map<number, PublishJob>;
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
    encodingAesKey: text('encodingAesKey', randomBytes(32).toString('base64').slice(0, 43)),
    secretFrozen: options.secretFrozen === true,
    ipWhitelist: Array.isArray(options.ipWhitelist) ? options.ipWhitelist.map(String) : [],
    mayOpenComments: options.comments === true,
    refusesOutsideLinks: options.refusesOutsideLinks === true,
    publishMs: seconds * 1_000,
    publishStatus: typeof options.publishStatus === 'number' ? options.publishStatus : 0,
    draftConsumedAt: options.draftConsumedAt === 'submit' ? 'submit' : 'success',
    quotas: (options.quotas ?? {}) as Record<string, number>,
    used: new Map(),
    clearedThisMonth: { month: '', count: 0 },
    materials: new Map(),
    pictures: new Map(),
    drafts: new Map(),
    jobs: new Map(),
    posts: new Map(),
  };
}

/** Ids of materials have 64 characters, those of drafts and articles 43. */
export function newMediaId(length: 43 | 64): string {
  return randomBytes(48).toString('base64url').slice(0, length);
}
