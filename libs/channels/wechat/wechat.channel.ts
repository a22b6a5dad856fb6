import type { ChannelAdapter } from '@haojiao/channel-kit';
import { receiveWechatCallback } from './wechat.callback';
import { checkForWechat } from './wechat.check';
import { wechatErrors } from './wechat.errors';
import { wechatFace } from './wechat.face';
import { credentialFields, settingFields, wechatSettingFaults } from './wechat.fields';
import { wechatFigures } from './wechat.figures';
import { followUp } from './wechat.follow-up';
import { wechatHandOff } from './wechat.hand-off';
import { MOST_ARTICLES, wechatBudgets, wechatLimits } from './wechat.limits';
import { toContent, toDigest } from './wechat.mapper';
import { styleOf } from './wechat.house-style';
import { deliveryNotes, sentFields, usedOf } from './wechat.preview';
import { publishArticle } from './wechat.publish';
import { wechatTokens } from './wechat.tokens';
import { recogniseWechatUrl } from './wechat.urls';
import { verifyWechat } from './wechat.verify';
import { withdrawArticle } from './wechat.withdraw';

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
      companions: MOST_ARTICLES - 1,
    },
    credentialFields,
    settingFields,
    settingFaults: wechatSettingFaults,
    limits: wechatLimits,
    budgets: wechatBudgets,
    errors: wechatErrors,
    tokens: wechatTokens,
    figures: wechatFigures,
    chooseMode,
    check: checkForWechat,
    preview: (draft, account) => {
      const { mode, reason } = chooseMode(draft, account);
      return {
        mode,
        title: draft.title,
        text: toDigest(draft),
        html: toContent(
          draft,
          (assetId) => (draft.images[assetId] ? { 'data-asset-id': assetId } : null),
          styleOf(account.settings),
        ),
        used: usedOf(draft, account),
        sent: sentFields(draft, account),
        face: wechatFace(draft, account),
        notes: reason ? [reason] : deliveryNotes(draft, account),
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
    handOff: wechatHandOff,
    recogniseUrl: recogniseWechatUrl,
    receiveCallback: receiveWechatCallback,
  };
}
