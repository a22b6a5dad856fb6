import { ChannelFailure, type AccountFacts, type ChannelContext } from '@haojiao/channel-kit';
import type { Message } from '@haojiao/kernel';
import { WechatClient } from './wechat.client';

/** Fetches a token and asks two harmless questions: is the draft box open, and is publishing? */
export async function verifyWechat(context: ChannelContext): Promise<AccountFacts> {
  const client = new WechatClient(context);
  if (!(await isAllowed(() => client.countDrafts())))
    return {
      mode: 'hand_off',
      notes: [
        {
          zh: '草稿箱接口未开放（可能认证已过期），请用发布包人工发布；完成年审后重新验证即可恢复。',
          en: 'The draft interface is closed (the verification may have lapsed): post by hand; verify again after renewing it.',
        },
      ],
    };
  if (!(await isAllowed(() => client.listPosts(0, 1))))
    return {
      mode: 'hand_off',
      notes: [
        {
          zh: '该公众号没有发布接口权限（个人主体、未认证或不可认证的账号），请用发布包人工发布。',
          en: 'This account may not publish by interface (personal or not verified): post by hand with the pack.',
        },
      ],
    };
  return { mode: 'api', notes: callbackNotes(context.account.credentials) };
}

/** @throws ChannelFailure for everything but a lack of permission */
async function isAllowed(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    if (error instanceof ChannelFailure && error.platformCode === '48001') return false;
    throw error;
  }
}

function callbackNotes(credentials: Record<string, string>): Message[] {
  if (credentials.callbackToken) return [];
  return [
    {
      zh: '未配置消息推送：发布结果只能靠查询得知（每天限 100 次）。建议在公众平台设置服务器地址、Token 和 EncodingAESKey。注意：启用后公众平台的自动回复和自定义菜单会停用。',
      en: 'No callback is set: outcomes can only be asked for (100 times a day). Set server address, token and EncodingAESKey in the console. Mind that this switches off the console’s automatic replies and menus.',
    },
  ];
}
