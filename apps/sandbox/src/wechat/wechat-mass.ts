import { beijingDate, DAY_MS, MINUTE_MS } from '@haojiao/kernel';
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Article, MassJob, WechatAccount } from './wechat-account';
import { WechatError } from './wechat-error';
import { plainText, wechatRoute, type WechatJson } from './wechat-routes';
import { settle } from './wechat-settle';
import type { WechatWorld } from './wechat-world';

const KEY_KNOWN_MS = DAY_MS;
const KEY_MAX_BYTES = 32;
const A_MINUTE = 60;
const A_MONTH = 4;

/** Sending to followers. */
export function registerMassRoutes(app: FastifyInstance, world: WechatWorld): void {
  wechatRoute(app, world, '/cgi-bin/message/mass/sendall', { method: 'POST' }, ({ account, json }) => {
    const filter = (json.filter ?? {}) as { is_to_all?: unknown; tag_id?: unknown };
    const toAll = filter.is_to_all === true;
    const tagId = toAll ? null : Number(filter.tag_id);
    if (tagId !== null && !account.tags.includes(tagId)) throw new WechatError(40152);
    return accept(world, account, json, { toAll, tagId });
  });

  wechatRoute(app, world, '/cgi-bin/message/mass/send', { method: 'POST' }, ({ account, json }) => {
    const receivers = Array.isArray(json.touser) ? json.touser : [];
    if (receivers.length < 2 || receivers.length > 10_000) throw new WechatError(40130);
    return accept(world, account, json, { toAll: false, tagId: null });
  });

  wechatRoute(app, world, '/cgi-bin/message/mass/get', { method: 'POST' }, ({ account, json }) => {
    settle(world, account);
    const job = account.masses.get(Number(json.msg_id));
    if (!job) throw new WechatError(40059);
    return { msg_id: job.msgId, msg_status: statusOf(account, job) };
  });

  wechatRoute(app, world, '/cgi-bin/message/mass/delete', { method: 'POST' }, ({ account, json }) => {
    settle(world, account);
    const job = json.msg_id ? account.masses.get(Number(json.msg_id)) : jobByUrl(world, account, json.url);
    if (!job) throw new WechatError(40059);
    const post = account.posts.get(job.articleId ?? '');
    if (!post || post.articles.every((article) => article.isDeleted)) throw new WechatError(40065);
    const index = Number(json.article_idx ?? 0);
    if (!Number.isInteger(index) || index < 0 || index > post.articles.length) throw new WechatError(40060);
    post.articles.forEach((article, position) => {
      if (index === 0 || position + 1 === index) article.isDeleted = true;
    });
    return { errcode: 0, errmsg: 'ok' };
  });
}

function accept(
  world: WechatWorld,
  account: WechatAccount,
  json: WechatJson,
  audience: { toAll: boolean; tagId: number | null },
): unknown {
  settle(world, account);
  chargeMinute(world, account);
  const given = plainText(json.clientmsgid);
  if (Buffer.byteLength(given) > KEY_MAX_BYTES) throw new WechatError(45067);
  const key = given || derivedKey(json, audience);
  const known = [...account.masses.values()].find(
    (job) => job.key === key && world.now().getTime() - job.sentAt.getTime() < KEY_KNOWN_MS,
  );
  if (known) throw new WechatError(45065, undefined, { msg_id: known.msgId });
  const { draftMediaId, articles } = messageOf(world, account, json);
  requireQuota(world, account, audience);
  const waits = audience.toAll && account.massProtection !== 'off';
  const job: MassJob = {
    msgId: world.nextId(),
    msgDataId: articles.length > 0 ? world.nextId() : null,
    key,
    draftMediaId,
    articles: structuredClone(articles),
    ...audience,
    ignoresReprint: json.send_ignore_reprint === 1,
    sentAt: world.now(),
    waitsForAdministrator: waits,
    finishesAt: new Date(world.now().getTime() + account.publishMs),
    settled: false,
    status: '',
  };
  account.masses.set(job.msgId, job);
  const ids = { msg_id: job.msgId, ...(job.msgDataId === null ? {} : { msg_data_id: job.msgDataId }) };
  if (waits) throw new WechatError(account.massProtection === 'confirm' ? 89505 : 89504, undefined, ids);
  return { errcode: 0, errmsg: 'send job submission success', ...ids };
}

/** The code of the limit of sixty a minute is not documented; this one is assumed. */
function chargeMinute(world: WechatWorld, account: WechatAccount): void {
  const minute = Math.floor(world.now().getTime() / MINUTE_MS);
  const count = account.massMinute.minute === minute ? account.massMinute.count : 0;
  if (count >= A_MINUTE) throw new WechatError(45011);
  account.massMinute = { minute, count: count + 1 };
}

/** Without a key the platform makes one of audience and content. */
function derivedKey(json: WechatJson, audience: object): string {
  const { clientmsgid: _key, ...content } = json;
  return createHash('md5')
    .update(JSON.stringify([audience, content]))
    .digest('hex');
}

function messageOf(
  world: WechatWorld,
  account: WechatAccount,
  json: WechatJson,
): { draftMediaId: string | null; articles: Article[] } {
  const payload = (name: string): Record<string, unknown> => (json[name] ?? {}) as Record<string, unknown>;
  switch (json.msgtype) {
    case 'mpnews': {
      const mediaId = plainText(payload('mpnews').media_id);
      if (mediaId === '') throw new WechatError(41006);
      // A message of another kind is answered with "busy", as the real one does.
      if (account.materials.has(mediaId)) throw new WechatError(-1);
      const draft = account.drafts.get(mediaId);
      if (!draft) throw new WechatError(40007);
      const newest = [...account.masses.values()].filter((job) => job.draftMediaId === mediaId).at(-1);
      if (newest && world.now().getTime() - newest.sentAt.getTime() < MINUTE_MS) throw new WechatError(42010);
      return { draftMediaId: mediaId, articles: draft.articles };
    }
    case 'text':
      if (plainText(payload('text').content).trim() === '') throw new WechatError(44004);
      return { draftMediaId: null, articles: [] };
    case 'voice':
    case 'image':
      return { draftMediaId: null, articles: [] };
    case 'mpvideo':
      throw new WechatError(48022);
    case 'wxcard':
      throw new WechatError(45113);
    default:
      throw new WechatError(json.msgtype === undefined ? 40008 : 45162);
  }
}

/** One a day for subscription accounts; for service accounts four a month to all, once a day, and four to each tag. */
function requireQuota(
  world: WechatWorld,
  account: WechatAccount,
  { toAll, tagId }: { toAll: boolean; tagId: number | null },
): void {
  const today = beijingDate(world.now());
  const used = [...account.masses.values()].filter(
    (job) => job.status === '' || job.status === 'send success',
  );
  const ofDay = used.filter((job) => beijingDate(job.sentAt) === today);
  const ofMonth = used.filter((job) => beijingDate(job.sentAt).slice(0, 7) === today.slice(0, 7));
  const isUsedUp =
    account.profile === 'verified_subscription'
      ? ofDay.length >= 1
      : toAll
        ? ofDay.some((job) => job.toAll) || ofMonth.filter((job) => job.toAll).length >= A_MONTH
        : ofMonth.filter((job) => !job.toAll && job.tagId === tagId).length >= A_MONTH;
  if (isUsedUp) throw new WechatError(45028);
}

function statusOf(account: WechatAccount, job: MassJob): string {
  if (!job.settled) return 'SENDING';
  if (job.status !== 'send success') return 'SEND_FAIL';
  const post = account.posts.get(job.articleId ?? '');
  return post?.articles.every((article) => article.isDeleted) ? 'DELETE' : 'SEND_SUCCESS';
}

function jobByUrl(world: WechatWorld, account: WechatAccount, url: unknown): MassJob | undefined {
  return [...account.masses.values()].find((job) => {
    const post = account.posts.get(job.articleId ?? '');
    return post?.articles.some((_article, index) => world.articleUrl(account, post, index) === url);
  });
}
