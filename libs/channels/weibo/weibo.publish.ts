import {
  ChannelFailure,
  type ChannelAccess,
  type PublicationDraft,
  type PublishContext,
  type PublishOutcome,
  type StepResult,
} from '@haojiao/channel-kit';
import { MINUTE_MS } from '@haojiao/kernel';
import { withAuthorization } from './weibo-with-token';
import { realIpOf } from './weibo-real-ip';
import { checkDraft } from './weibo.check';
import { WeiboClient } from './weibo.client';
import { isAboutPicture, isAccepted, isDuplicate } from './weibo.errors';
import { smallerSharePicture, toSharePost, type SharePost } from './weibo.mapper';
import { SHARE_BEGAN_STEP, SHARE_STEP, toRemotePost } from './weibo.reconcile';

/** Reviews take about three minutes, slow processing one or two. */
const ASK_AGAIN_AFTER_MS = 4 * MINUTE_MS;

/** What the ledger keeps of the share call. */
type ShareResult = {
  kind: 'published' | 'accepted';
  mid?: string;
  uid?: string;
  createdAt?: string;
  platformCode?: string;
};

/** Sends one post, once. @throws ChannelFailure */
export async function shareDraft(
  draft: PublicationDraft,
  context: PublishContext,
  timeoutMs?: number,
): Promise<PublishOutcome> {
  const rip = realIpOf(draft, context.account.settings) ?? '';
  const post = await preparePost(draft, context, rip);
  await context.step(SHARE_BEGAN_STEP, { effect: 'repeatable' }, async () =>
    context.clock.now().toISOString(),
  );
  try {
    const result = await context.step<StepResult>(SHARE_STEP, { effect: 'once' }, () =>
      share(new WeiboClient(context, timeoutMs), post, context, () =>
        toSharePost(draft, rip, context.account.settings, smallerSharePicture),
      ),
    );
    return toOutcome(result as ShareResult, draft, context);
  } catch (error) {
    // Refused for certain: a later attempt is a new beginning, unless one before this may have made the post.
    if (error instanceof ChannelFailure && error.failureClass !== 'unknown' && !context.history.hadLostAnswer)
      await context.forgetSteps([SHARE_BEGAN_STEP]);
    throw error;
  }
}

/** Everything that can fail without Weibo is done before the step that counts. */
async function preparePost(
  draft: PublicationDraft,
  context: PublishContext,
  rip: string,
): Promise<SharePost> {
  if ((await context.resultOf(SHARE_STEP)) !== undefined) return { status: '', rip };
  refuseWhatWeiboRefuses(draft, context.account);
  return toSharePost(draft, rip, context.account.settings);
}

function refuseWhatWeiboRefuses(draft: PublicationDraft, account: ChannelAccess): void {
  const fault = checkDraft(draft, account).find((finding) => finding.severity === 'error');
  if (!fault) return;
  throw new ChannelFailure({
    failureClass: 'content_rejected',
    code: fault.code,
    platformMessage: fault.message.zh,
    advice: fault.suggestion ?? fault.message,
  });
}

/** `smaller` makes the post anew where Weibo does not take its picture: a refusal, after which nothing is out. */
async function share(
  client: WeiboClient,
  post: SharePost,
  context: PublishContext,
  smaller?: () => Promise<SharePost>,
): Promise<ShareResult> {
  await context.spend('publish');
  try {
    const status = await withAuthorization(context, (token) => client.share(token, post));
    return {
      kind: 'published',
      mid: status.mid,
      uid: status.uid,
      createdAt: status.createdAt?.toISOString(),
    };
  } catch (error) {
    if (!(error instanceof ChannelFailure)) throw error;
    if (isAccepted(error.platformCode)) return { kind: 'accepted', platformCode: error.platformCode };
    if (post.pic && smaller && isAboutPicture(error.platformCode))
      return share(client, await smaller(), context);
    if (isDuplicate(error.platformCode) && context.history.hadLostAnswer) throw probablyOut(error);
    throw error;
  }
}

/** The text is there already and an earlier answer was lost: that attempt most likely made the post. */
function probablyOut(error: ChannelFailure): ChannelFailure {
  return new ChannelFailure({
    failureClass: 'unknown',
    code: 'weibo_repeated_after_lost_answer',
    platformCode: error.platformCode,
    platformMessage: error.platformMessage,
    advice: {
      zh: '微博提示内容重复，上一次很可能已经发出，系统会先核实。',
      en: 'Weibo says the text repeats: the attempt before probably went out, and is looked up first.',
    },
    cause: error,
  });
}

function toOutcome(result: ShareResult, draft: PublicationDraft, context: PublishContext): PublishOutcome {
  if (result.kind === 'published' && result.mid !== undefined) {
    const createdAt = result.createdAt === undefined ? undefined : new Date(result.createdAt);
    const status = { mid: result.mid, uid: result.uid, createdAt, text: '', longLinks: [], deleted: false };
    return { kind: 'published', remote: toRemotePost(status, context) };
  }
  return {
    kind: 'awaiting_platform',
    reference: `share-${draft.publicationId}`,
    askAgainAfterMs: ASK_AGAIN_AFTER_MS,
    note:
      result.platformCode === '20053'
        ? {
            zh: '微博已接收，正在人工审核，约 3 分钟。',
            en: 'Weibo took the post and reviews it, about three minutes.',
          }
        : { zh: '微博已接收，服务器较慢，稍后可见。', en: 'Weibo took the post; its servers are slow.' },
  };
}
