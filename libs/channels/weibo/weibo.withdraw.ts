import {
  ChannelFailure,
  type PublishContext,
  type RemotePost,
  type WithdrawOutcome,
} from '@haojiao/channel-kit';
import { withAuthorization } from './weibo-with-token';
import { WeiboClient } from './weibo.client';

const GONE = '20101';
/** Whether ordinary apps may still delete is not documented: these answers mean that ours may not. */
const NOT_ALLOWED = ['10014', '10005'];

/** Deletes a post, for good and with its comments. @throws ChannelFailure */
export async function withdrawPost(remote: RemotePost, context: PublishContext): Promise<WithdrawOutcome> {
  const client = new WeiboClient(context);
  try {
    await context.step(`destroy:${remote.id}`, { effect: 'repeatable' }, async () => {
      await withAuthorization(context, (token) => client.destroy(token, remote.id));
      return true;
    });
  } catch (error) {
    if (!(error instanceof ChannelFailure)) throw error;
    if (error.platformCode === GONE) return { kind: 'withdrawn' };
    if (NOT_ALLOWED.includes(error.platformCode ?? '')) return byHand(remote);
    throw error;
  }
  return { kind: 'withdrawn' };
}

function byHand(remote: RemotePost): WithdrawOutcome {
  const address = remote.url ?? `https://m.weibo.cn/status/${remote.id}`;
  return {
    kind: 'by_hand',
    instruction: {
      zh: `微博没有给应用删除权限，请用该账号登录微博，打开 ${address} 手工删除。`,
      en: `The app may not delete posts; log in to Weibo with the account, open ${address} and delete it by hand.`,
    },
  };
}
