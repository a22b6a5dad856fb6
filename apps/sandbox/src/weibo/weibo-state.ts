import { randomBytes } from 'node:crypto';
import {
  defaultLimits,
  defaultRiskWords,
  defaultSwitches,
  type WeiboLimits,
  type WeiboSwitches,
} from './weibo-switches';
import type { ScriptedOutcome } from './weibo-outcomes';

export type AppLevel = 'test' | 'normal' | 'owner';

export interface WeiboApp {
  appKey: string;
  appSecret: string;
  level: AppLevel;
  /** The address registered in the console; learnt at the first authorising when none was given. */
  redirectUri?: string;
  safeDomains: { host: string; approved: boolean }[];
  /** Those who may use an app of level `test`. */
  testUsers: string[];
  /** Whether the app may delete posts. */
  mayDestroy: boolean;
  /** Whether the write endpoints that were closed in July 2017 are open to it: `update` and `upload`. */
  mayUpdate: boolean;
  /** 取消授权回调: told when a user removes the app. On this machine only. */
  cancelUrl?: string;
  /** Overrides the lifetime of the level. */
  tokenSeconds?: number;
}

export interface WeiboUser {
  uid: string;
  name: string;
  verifiedType: number;
  followers: number;
  frozen: boolean;
}

export interface WeiboGrant {
  token: string;
  appKey: string;
  uid: string;
  createdAt: number;
  expiresAt: number;
  /** Why it died early. */
  ended?: 'revoked' | 'password_changed' | 'app_removed';
}

export interface WeiboCode {
  code: string;
  appKey: string;
  uid: string;
  redirectUri: string;
  createdAt: number;
  used: boolean;
}

export interface WeiboPost {
  mid: string;
  uid: string;
  /** null: made by hand. */
  appKey: string | null;
  /** As it was sent, for the comparison with the next one. */
  sentText: string;
  /** As followers see it: topics gone, links shortened. */
  text: string;
  links: { short: string; long: string }[];
  picture?: { url: string };
  rip: string | null;
  createdAt: number;
  /** Invisible until then; afterwards there, or refused and gone. */
  hold?: { until: number; passes: boolean; review: boolean };
  deletedAt?: number;
  counts?: { reposts: number; comments: number; attitudes: number };
}

/** Lifetimes as documented for the levels of an app, in seconds. */
const tokenSeconds: Readonly<Record<AppLevel, number>> = {
  test: 86_400,
  normal: 2_592_000,
  owner: 157_679_999,
};

const NUMBERS_SINCE_MS = Date.UTC(2026, 0, 1);

/** Everything the simulated Weibo knows. */
export class WeiboState {
  readonly apps = new Map<string, WeiboApp>();
  readonly users = new Map<string, WeiboUser>();
  readonly grants = new Map<string, WeiboGrant>();
  readonly codes = new Map<string, WeiboCode>();
  readonly posts: WeiboPost[] = [];
  /** Calls by window: `key → times of the calls`. */
  readonly calls = new Map<string, number>();
  switches: WeiboSwitches = { ...defaultSwitches };
  limits: WeiboLimits = { ...defaultLimits };
  riskWords: Record<string, number> = { ...defaultRiskWords };
  outcomes: ScriptedOutcome[] = [];
  private uidCount = 0;
  /** By the second of the start: after a restart no post gets the number of one from before, which callers remember. */
  private midCount = Math.floor((Date.now() - NUMBERS_SINCE_MS) / 1_000);

  reset(): void {
    for (const map of [this.apps, this.users, this.grants, this.codes, this.calls]) map.clear();
    this.posts.length = 0;
    this.switches = { ...defaultSwitches };
    this.limits = { ...defaultLimits };
    this.riskWords = { ...defaultRiskWords };
    this.outcomes = [];
    // Numbers go on: a post of before the reset must never share its address with a new one.
  }

  nextUid(): string {
    this.uidCount += 1;
    return String(6_000_000_000 + this.uidCount);
  }

  /** Sixteen digits as today's posts have them; not even, so that rounding to a double shows. */
  nextMid(): string {
    this.midCount += 1;
    const first = this.switches.hugeIds ? 9_007_199_254_740_993n : 5_230_000_000_000_001n;
    return String(first + BigInt(this.midCount) * 10_007_002n);
  }

  issueGrant(app: WeiboApp, uid: string, now: number): WeiboGrant {
    const lifetime = (app.tokenSeconds ?? tokenSeconds[app.level]) * 1_000;
    const before = [...this.grants.values()].filter(
      (grant) => grant.appKey === app.appKey && grant.uid === uid && !grant.ended && grant.expiresAt > now,
    );
    const kept = before.at(-1);
    if (kept && this.switches.sameTokenOnReauthorize) {
      kept.expiresAt = now + lifetime;
      return kept;
    }
    if (this.switches.oldTokenDiesOnReauthorize) for (const grant of before) grant.ended = 'revoked';
    const grant = {
      token: `2.00${randomBytes(16).toString('hex')}`,
      appKey: app.appKey,
      uid,
      createdAt: now,
      expiresAt: now + lifetime,
    };
    this.grants.set(grant.token, grant);
    return grant;
  }
}

/** What became of a post by now. */
export function stateOfPost(post: WeiboPost, now: number): 'visible' | 'in_review' | 'rejected' | 'deleted' {
  if (post.deletedAt !== undefined) return 'deleted';
  if (!post.hold) return 'visible';
  if (now < post.hold.until) return 'in_review';
  return post.hold.passes ? 'visible' : 'rejected';
}
