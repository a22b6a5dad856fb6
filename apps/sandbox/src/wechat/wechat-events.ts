import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import type { CallbackTarget, MassJob, PublishJob, WechatAccount } from './wechat-account';
import type { WechatWorld } from './wechat-world';

const MOST_DELIVERIES = 3;
const ANSWER_WITHIN_MS = 5_000;
// The platform itself, speaking as its helper account.
const HELPER = 'oDF3iY9ffA-hqb2vVvbr7qxf6A0Q';

/** Queues PUBLISHJOBFINISH for an account that has a callback address. */
export function publishFinished(world: WechatWorld, account: WechatAccount, job: PublishJob): void {
  if (!account.callback) return;
  const post = job.articleId === undefined ? undefined : account.posts.get(job.articleId);
  const detail = post
    ? [
        // The line break stands in the official sample, too.
        `<article_id><![CDATA[${post.articleId.slice(0, 30)}\n${post.articleId.slice(30)}]]></article_id>`,
        `<article_detail><count>${post.articles.length}</count>`,
        ...post.articles.map(
          (_article, index) =>
            `<item><idx>${index + 1}</idx><article_url><![CDATA[${world.articleUrl(account, post, index)}]]></article_url></item>`,
        ),
        '</article_detail>',
      ].join('')
    : job.articles.map((_, index) => `<fail_idx>${index + 1}</fail_idx>`).join('');
  queue(
    world,
    account,
    job.finishesAt,
    `<Event><![CDATA[PUBLISHJOBFINISH]]></Event><PublishEventInfo><publish_id>${job.publishId}</publish_id><publish_status>${job.finalStatus}</publish_status>${detail}</PublishEventInfo>`,
  );
}

/** Queues MASSSENDJOBFINISH: counters are approximate there, and empty lists come as empty elements. */
export function massFinished(world: WechatWorld, account: WechatAccount, job: MassJob): void {
  if (!account.callback) return;
  const isSent = job.status === 'send success';
  const reached = job.toAll ? account.followers : Math.floor(account.followers / 4);
  const failed = isSent ? Math.floor(reached / 1_000) : 0;
  const sent = isSent ? reached - failed : 0;
  const post = account.posts.get(job.articleId ?? '');
  const checks = job.articles.map(
    (_article, index) =>
      `<item><ArticleIdx>${index + 1}</ArticleIdx><UserDeclareState>0</UserDeclareState><AuditState>${account.massCheckState === 0 ? 0 : 11}</AuditState><OriginalArticleUrl><![CDATA[${account.massCheckState >= 2 ? 'http://mp.weixin.qq.com/s?__biz=MzA&mid=1&idx=1' : ''}]]></OriginalArticleUrl><OriginalArticleType>${account.massCheckState >= 2 ? 1 : 0}</OriginalArticleType><CanReprint>${account.massCheckState === 3 ? 0 : 1}</CanReprint><NeedReplaceContent>0</NeedReplaceContent><NeedShowReprintSource>${account.massCheckState === 2 ? 1 : 0}</NeedShowReprintSource></item>`,
  );
  const urls = (post?.articles ?? []).map(
    (_article, index) =>
      `<item><ArticleIdx>${index + 1}</ArticleIdx><ArticleUrl><![CDATA[${world.articleUrl(account, post!, index)}]]></ArticleUrl></item>`,
  );
  queue(
    world,
    account,
    job.finishesAt,
    `<Event><![CDATA[MASSSENDJOBFINISH]]></Event><MsgID>${job.msgId}</MsgID><Status><![CDATA[${job.status}]]></Status><TotalCount>${reached}</TotalCount><FilterCount>${sent + failed}</FilterCount><SentCount>${sent}</SentCount><ErrorCount>${failed}</ErrorCount><CopyrightCheckResult><Count>${checks.length}</Count><ResultList>${checks.join('')}</ResultList><CheckState>${account.massCheckState}</CheckState></CopyrightCheckResult><ArticleUrlResult><Count>${urls.length}</Count><ResultList>${urls.join('')}</ResultList></ArticleUrlResult>`,
  );
}

function queue(world: WechatWorld, account: WechatAccount, at: Date, body: string): void {
  const xml = `<xml><ToUserName><![CDATA[${account.userName}]]></ToUserName><FromUserName><![CDATA[${HELPER}]]></FromUserName><CreateTime>${Math.floor(at.getTime() / 1_000)}</CreateTime><MsgType><![CDATA[event]]></MsgType>${body}</xml>`;
  const event = { appId: account.appId, xml, deliveries: 0, notBefore: world.now() };
  world.events.push(event);
  if (account.callback?.duplicate) world.events.push({ ...event });
}

/** Delivers what is due: up to three times, each given five seconds to answer. */
export async function deliverEvents(world: WechatWorld): Promise<void> {
  const due = world.events.filter((event) => event.notBefore <= world.now());
  if (due.some((event) => world.accounts.get(event.appId)?.callback?.outOfOrder)) due.reverse();
  for (const event of due) {
    const account = world.accounts.get(event.appId);
    event.deliveries += 1;
    const taken = account?.callback
      ? await deliver(account, account.callback, event.xml, world.outsideNow())
      : true;
    if (taken || event.deliveries >= MOST_DELIVERIES)
      world.events = world.events.filter((other) => other !== event);
    else event.notBefore = new Date(world.now().getTime() + ANSWER_WITHIN_MS);
  }
}

/** What the console does when the address is saved. */
export async function verifyAddress(account: WechatAccount, url: string, at: Date): Promise<boolean> {
  const echo = randomBytes(8).toString('hex');
  const address = new URL(url);
  for (const [key, value] of Object.entries({ ...signed(account, at), echostr: echo }))
    address.searchParams.set(key, value);
  try {
    const answer = await fetch(address, {
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return answer.status === 200 && (await answer.text()) === echo;
  } catch {
    return false;
  }
}

async function deliver(
  account: WechatAccount,
  target: CallbackTarget,
  xml: string,
  at: Date,
): Promise<boolean> {
  const query: Record<string, string> = { ...signed(account, at), openid: HELPER };
  let body = xml;
  if (target.mode !== 'plain') {
    const encrypted = encrypt(account, xml);
    query.encrypt_type = 'aes';
    query.msg_signature = signature(account.callbackToken, query.timestamp!, query.nonce!, encrypted);
    const cipher = `<Encrypt><![CDATA[${encrypted}]]></Encrypt>`;
    body =
      target.mode === 'secure'
        ? `<xml><ToUserName><![CDATA[${account.userName}]]></ToUserName>${cipher}</xml>`
        : xml.replace('</xml>', `${cipher}</xml>`);
  }
  const address = new URL(target.url);
  for (const [key, value] of Object.entries(query)) address.searchParams.set(key, value);
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const text = await answer.text();
    return answer.status === 200 && (text === '' || text === 'success');
  } catch {
    return false;
  }
}

/** By real time: the receiver's clock does not move with the sandbox's, and it refuses stale ones. */
function signed(account: WechatAccount, at: Date): { signature: string; timestamp: string; nonce: string } {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const nonce = String(randomBytes(4).readUInt32BE());
  return { signature: signature(account.callbackToken, timestamp, nonce), timestamp, nonce };
}

function signature(...parts: string[]): string {
  return createHash('sha1').update(parts.sort().join('')).digest('hex');
}

/** AES-256-CBC, padded to blocks of 32 bytes: 16 random bytes, length, message, app id. */
function encrypt(account: WechatAccount, message: string): string {
  const key = Buffer.from(`${account.previousEncodingAesKey ?? account.encodingAesKey}=`, 'base64');
  const text = Buffer.from(message);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(text.length);
  const plain = Buffer.concat([randomBytes(16), size, text, Buffer.from(account.appId)]);
  const padding = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])),
    cipher.final(),
  ]).toString('base64');
}
