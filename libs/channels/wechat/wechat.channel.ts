import type { ChannelAdapter, FormField } from '@haojiao/channel-kit';
import { receiveWechatCallback } from './wechat.callback';
import { checkForWechat } from './wechat.check';
import { wechatErrors } from './wechat.errors';
import { followUp } from './wechat.follow-up';
import { wechatHandOff } from './wechat.hand-off';
import { wechatBudgets, wechatLimits } from './wechat.limits';
import { toContent, toDigest } from './wechat.mapper';
import { publishArticle } from './wechat.publish';
import { wechatTokens } from './wechat.tokens';
import { recogniseWechatUrl } from './wechat.urls';
import { verifyWechat } from './wechat.verify';
import { withdrawArticle } from './wechat.withdraw';

const credentialFields: FormField[] = [
  { key: 'appId', label: { zh: 'AppID', en: 'AppID' }, kind: 'text', required: true },
  { key: 'appSecret', label: { zh: 'AppSecret', en: 'AppSecret' }, kind: 'secret', required: true },
  {
    key: 'callbackToken',
    label: { zh: '消息推送 Token', en: 'Callback token' },
    kind: 'secret',
    required: false,
    help: {
      zh: '3–32 个字符，与公众平台中填写的一致。',
      en: '3 to 32 characters, the same as in the console.',
    },
  },
  {
    key: 'encodingAesKey',
    label: { zh: 'EncodingAESKey', en: 'EncodingAESKey' },
    kind: 'secret',
    required: false,
    help: {
      zh: '43 个字符；安全模式和兼容模式需要。',
      en: '43 characters; for the secure and compatible modes.',
    },
  },
  {
    key: 'previousEncodingAesKey',
    label: { zh: '更换前的 EncodingAESKey', en: 'Previous EncodingAESKey' },
    kind: 'secret',
    required: false,
    help: {
      zh: '更换密钥期间填写旧密钥，切换完成后可删除。',
      en: 'The old key while keys are being changed.',
    },
  },
];

const settingFields: FormField[] = [
  {
    key: 'openComment',
    label: { zh: '开放留言', en: 'Open comments' },
    kind: 'boolean',
    required: false,
    help: {
      zh: '仅在公众号有留言功能时开启，否则微信会拒绝。',
      en: 'Only where the account has comments; WeChat refuses it otherwise.',
    },
  },
];

/** WeChat Official Accounts: articles published without notice by verified accounts, by hand for all others. */
export function createWechatChannel(): ChannelAdapter {
  const chooseMode: ChannelAdapter['chooseMode'] = (_draft, account) =>
    account.mode === 'api'
      ? { mode: 'api' }
      : {
          mode: 'hand_off',
          reason: {
            zh: '该公众号没有发布接口权限，请用发布包在公众平台人工发布。',
            en: 'This account may not publish by interface; post by hand in the console with the pack.',
          },
        };
  return {
    platform: 'wechat',
    name: { zh: '微信公众号', en: 'WeChat Official Account' },
    capabilities: {
      modes: { api: ['article', 'episode', 'video'], hand_off: ['article', 'episode', 'video'] },
      canWithdraw: true,
      callbacks: true,
    },
    credentialFields,
    settingFields,
    limits: wechatLimits,
    budgets: wechatBudgets,
    errors: wechatErrors,
    tokens: wechatTokens,
    chooseMode,
    check: (draft) => checkForWechat(draft),
    preview: (draft, account) => {
      const { mode, reason } = chooseMode(draft, account);
      return {
        mode,
        title: draft.title,
        text: toDigest(draft),
        html: toContent(draft, (assetId) => (draft.images[assetId] ? { 'data-asset-id': assetId } : null)),
        notes: reason ? [reason] : [],
      };
    },
    publish: async (draft, context) => {
      const { mode, reason } = chooseMode(draft, context.account);
      if (mode === 'hand_off' && reason) return { kind: 'awaiting_hand_off', reason };
      return publishArticle(draft, context);
    },
    followUp,
    withdraw: withdrawArticle,
    verify: verifyWechat,
    handOff: (draft) => wechatHandOff(draft),
    recogniseUrl: recogniseWechatUrl,
    receiveCallback: receiveWechatCallback,
  };
}
