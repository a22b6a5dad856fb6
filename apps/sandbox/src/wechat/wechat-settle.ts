import { MINUTE_MS } from '@haojiao/kernel';
import { randomBytes } from 'node:crypto';
import { newMediaId, type Article, type MassJob, type Post, type WechatAccount } from './wechat-account';
import { massFinished, publishFinished } from './wechat-events';
import type { WechatWorld } from './wechat-world';

const ADMINISTRATOR_WITHIN_MS = 30 * MINUTE_MS;

/** Lets every job whose time has come end, in the order in which they end. */
export function settle(world: WechatWorld, account: WechatAccount): void {
  for (const job of account.masses.values()) {
    if (job.waitsForAdministrator && world.now().getTime() - job.sentAt.getTime() >= ADMINISTRATOR_WITHIN_MS)
      endWaiting(job, world.now(), 'err(40002)');
  }
  const due = [...account.jobs.values(), ...account.masses.values()].filter(
    (job) => !job.settled && job.finishesAt <= world.now() && !('key' in job && job.waitsForAdministrator),
  );
  for (const job of due.sort((a, b) => a.finishesAt.getTime() - b.finishesAt.getTime())) {
    job.settled = true;
    if ('key' in job) settleMass(world, account, job);
    else {
      if (job.finalStatus === 0) {
        const post = newPost(account, job.articles, job.finishesAt, job.publishId, job.msgDataId);
        job.articleId = post.articleId;
        account.drafts.delete(job.draftMediaId);
      }
      publishFinished(world, account, job);
    }
  }
}

/** The administrator's word about a mass send that waits for it; `status` empty lets it begin. */
export function endWaiting(job: MassJob, at: Date, status: '' | 'err(40001)' | 'err(40002)'): void {
  job.waitsForAdministrator = false;
  job.status = status;
  job.finishesAt = at;
}

function settleMass(world: WechatWorld, account: WechatAccount, job: MassJob): void {
  job.status = job.status || outcomeOf(account, job);
  if (job.status === 'send success') {
    if (job.articles.length > 0) {
      const post = newPost(account, job.articles, job.finishesAt, 0, job.msgDataId ?? 0);
      post.msgId = job.msgId;
      job.articleId = post.articleId;
    }
    if (job.draftMediaId !== null) account.drafts.delete(job.draftMediaId);
  }
  massFinished(world, account, job);
}

/** What is judged a reprint goes on only where that is allowed and wanted. */
function outcomeOf(account: WechatAccount, job: MassJob): string {
  if (account.massCheckState === 3) return 'err(30002)';
  if (account.massCheckState === 2 && !job.ignoresReprint) return 'err(30003)';
  return account.massStatus;
}

function newPost(
  account: WechatAccount,
  articles: Article[],
  publishedAt: Date,
  publishId: number,
  msgDataId: number,
): Post {
  const post: Post = {
    articleId: newMediaId(43),
    publishId,
    msgDataId,
    articles: articles.map((article) => ({
      ...article,
      key: randomBytes(17).toString('base64url').slice(0, 22),
      isDeleted: false,
    })),
    publishedAt,
    blocked: false,
  };
  account.posts.set(post.articleId, post);
  return post;
}
