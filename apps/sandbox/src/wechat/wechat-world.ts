import { randomBytes } from 'node:crypto';
import type { SandboxContext } from '../core/platform-simulator';
import type { IssuedToken, Post, WechatAccount } from './wechat-account';

export interface PendingEvent {
  appId: string;
  xml: string;
  deliveries: number;
  notBefore: Date;
}

interface KnownToken extends IssuedToken {
  appId: string;
  /** Superseded: refused as "not latest" from then on. */
  deadFrom?: Date;
}

interface RidRecord {
  at: Date;
  appId?: string;
  url: string;
}

const NUMBERS_SINCE_MS = Date.UTC(2026, 0, 1);

/** All that the simulated platform remembers. */
export class WechatWorld {
  readonly accounts = new Map<string, WechatAccount>();
  readonly tokens = new Map<string, KnownToken>();
  readonly rids = new Map<string, RidRecord>();
  events: PendingEvent[] = [];
  /** What a token that nobody issued is answered with: both are seen. */
  unknownTokenCode: 40001 | 40014 = 40001;
  /**
   * Real publish ids lie above 2^31; ours as well. They begin by the second of the start, ten to each: a restart must
   * not repeat one, as callers take its event for one that they had before.
   */
  private nextNumber = 2_247_483_655 + 10 * Math.floor((Date.now() - NUMBERS_SINCE_MS) / 1_000);

  constructor(readonly sandbox: SandboxContext) {}

  now(): Date {
    return this.sandbox.clock.now();
  }

  outsideNow(): Date {
    return this.sandbox.clock.outside();
  }

  nextId(): number {
    this.nextNumber += 1;
    return this.nextNumber;
  }

  /** An article's address on the simulated host: long, with the number that statistics know it by, or short. */
  articleUrl(account: WechatAccount, post: Post, index: number): string {
    const host = this.sandbox.urls('wechat', 'api');
    const key = post.articles[index]?.key ?? '';
    if (account.addresses === 'short') return `${host}/s/${key}`;
    const biz = Buffer.from(account.userName).toString('base64');
    return `${host}/s?__biz=${encodeURIComponent(biz)}&mid=${post.msgDataId}&idx=${index + 1}&sn=${key}&chksm=ec1a#rd`;
  }

  /** The first group is the Unix time of the call in hex. */
  newRid(record: Omit<RidRecord, 'at'>): string {
    const at = this.now();
    const seconds = Math.floor(at.getTime() / 1_000).toString(16);
    const rid = `${seconds}-${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`;
    this.rids.set(rid, { ...record, at });
    return rid;
  }

  account(appId: string): WechatAccount {
    const account = this.accounts.get(appId);
    if (!account) throw Object.assign(new Error(`no WeChat account ${appId}`), { statusCode: 404 });
    return account;
  }

  /** Publication ids do not start anew: a follow-up of before must not find another's post. */
  clear(): void {
    this.accounts.clear();
    this.tokens.clear();
    this.rids.clear();
    this.events = [];
    this.unknownTokenCode = 40001;
  }
}
