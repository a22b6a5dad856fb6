import {
  ChannelFailure,
  type PublishContext,
  type RemotePost,
  type WithdrawOutcome,
} from '@haojiao/channel-kit';
import { WechatClient } from './wechat.client';
import { placeIn } from './wechat.remote';
import { isArticleId } from './wechat.urls';

/**
 * Deletes the post (ten times a day for an account). One that is gone already counts as withdrawn: 53600 after
 * publishing, status DELETE after a mass send.
 */
export async function withdrawArticle(remote: RemotePost, context: PublishContext): Promise<WithdrawOutcome> {
  if (context.account.mode === 'api' && remote.extra?.kind === 'mass') return withdrawMass(remote, context);
  const { postId, index } = placeIn(remote);
  if (context.account.mode !== 'api' || !isArticleId(postId)) return byHand(remote);
  const client = new WechatClient(context);
  await context.step('withdraw', { effect: 'once' }, async () => {
    try {
      await client.deletePost(postId, index);
    } catch (error) {
      if (!(error instanceof ChannelFailure) || error.platformCode !== '53600') throw error;
    }
    return true;
  });
  return { kind: 'withdrawn' };
}

async function withdrawMass(remote: RemotePost, context: PublishContext): Promise<WithdrawOutcome> {
  const client = new WechatClient(context);
  const { postId, index } = placeIn(remote);
  await context.step('withdraw', { effect: 'once' }, async () => {
    try {
      await client.deleteMass(postId, index);
    } catch (error) {
      const isVerdict = error instanceof ChannelFailure && error.failureClass === 'permanent';
      if (!isVerdict || (await client.massStatus(postId)) !== 'DELETE') throw error;
    }
    return true;
  });
  return { kind: 'withdrawn' };
}

function byHand(remote: RemotePost): WithdrawOutcome {
  const where = remote.url === null ? '' : `：${remote.url}`;
  return {
    kind: 'by_hand',
    instruction: {
      zh: `请登录公众平台，在“发表记录”中删除这篇文章${where}，完成后在号角确认。`,
      en: `Delete the article in the console’s list of posts${remote.url === null ? '' : ` (${remote.url})`}, then confirm here.`,
    },
  };
}
