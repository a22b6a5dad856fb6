import {
  ChannelFailure,
  type PublicationDraft,
  type PublishContext,
  type PublishOutcome,
} from '@haojiao/channel-kit';
import { WechatClient } from './wechat.client';
import { compareDraft, makeDraft } from './wechat.draft';
import { firstQuestionMs } from './wechat.follow-up';
import { massSend } from './wechat.mass-send';
import { toArticles, type WechatUploads } from './wechat.mapper';
import { readOptions } from './wechat.options';
import { uploadPictures } from './wechat.uploads';

/** Result of step `submit`, kept in the ledger. `msgDataId` is what statistics need later. */
export type SubmitResult = { publishId: string; msgDataId: string | null };

/** Pictures, cover, draft, then the one call that followers can see. */
export async function publishArticle(
  draft: PublicationDraft,
  context: PublishContext,
): Promise<PublishOutcome> {
  const client = new WechatClient(context);
  const drafts = [draft, ...(draft.companions ?? [])];
  const uploads: WechatUploads[] = [];
  for (const [position, each] of drafts.entries())
    uploads.push(await uploadPictures(each, position, context, client));
  const articles = toArticles(drafts, uploads, context.account);
  const draftMediaId = await context.step('draft', { effect: 'repeatable' }, () =>
    makeDraft(articles, context, client),
  );
  await context.step('draft_check', { effect: 'repeatable' }, () =>
    compareDraft(articles, draftMediaId, context, client),
  );
  if (readOptions(draft, context.account).delivery === 'mass_send')
    return massSend(draft, draftMediaId, context, client);
  const { publishId } = await context.step<SubmitResult>('submit', { effect: 'once' }, () =>
    submit(draftMediaId, client),
  );
  return { kind: 'awaiting_platform', reference: publishId, askAgainAfterMs: firstQuestionMs };
}

async function submit(draftMediaId: string, client: WechatClient): Promise<SubmitResult> {
  try {
    return await client.submit(draftMediaId);
  } catch (error) {
    // The draft is gone: published by an earlier call or by a person. A new draft here could post it twice.
    if (error instanceof ChannelFailure && error.platformCode === '40007')
      throw new ChannelFailure({
        failureClass: 'unknown',
        code: 'wechat_draft_consumed',
        platformCode: error.platformCode,
        platformMessage: error.platformMessage,
        advice: {
          zh: '草稿已不在草稿箱，可能已经发布，系统会先向微信核实。',
          en: 'The draft is no longer in the box and may have been published; WeChat is asked first.',
        },
        cause: error,
      });
    throw error;
  }
}
