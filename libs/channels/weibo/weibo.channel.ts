import type { ChannelAccess, ChannelAdapter, PublicationDraft, PublicationMode } from '@haojiao/channel-kit';
import type { Message } from '@haojiao/kernel';
import { weiboErrorTable } from './weibo-error-table';
import { midOfUrl } from './weibo-mid';
import { weiboAuthorization } from './weibo.authorization';
import { checkDraft } from './weibo.check';
import {
  weiboBudgets,
  weiboCredentialFields,
  weiboLimits,
  weiboSettingFaults,
  weiboSettingFields,
} from './weibo.form';
import { weiboFigures } from './weibo.figures';
import { packForHand } from './weibo.hand-off';
import { previewWeibo } from './weibo.preview';
import { shareDraft } from './weibo.publish';
import { reconcile } from './weibo.reconcile';
import { weiboTokens } from './weibo.tokens';
import { verifyAccount } from './weibo.verify';
import { withdrawPost } from './weibo.withdraw';

export interface WeiboChannelOptions {
  /** For one share call without picture; twice as long with one. */
  shareTimeoutMs?: number;
}

/** Sina Weibo: one short post with a link to the item's own page, and its cover. */
export function createWeiboChannel({ shareTimeoutMs }: WeiboChannelOptions = {}): ChannelAdapter {
  return {
    platform: 'weibo',
    name: { zh: '微博', en: 'Weibo' },
    capabilities: {
      modes: { api: ['article', 'episode', 'video'], hand_off: ['article', 'episode', 'video'] },
      canWithdraw: true,
      callbacks: false,
      oneAtATime: true,
    },
    credentialFields: weiboCredentialFields,
    settingFields: weiboSettingFields,
    settingFaults: weiboSettingFaults,
    limits: weiboLimits,
    budgets: weiboBudgets,
    errors: weiboErrorTable,
    tokens: weiboTokens,
    authorization: weiboAuthorization,
    figures: weiboFigures,

    chooseMode: (_draft, account) => chooseMode(account),
    check: checkDraft,

    preview: (draft, account) => previewWeibo(draft, account, chooseMode(account)),

    async publish(draft, context) {
      const { mode, reason } = chooseMode(context.account);
      if (mode === 'hand_off') return { kind: 'awaiting_hand_off', reason: reason! };
      return shareDraft(draft, context, shareTimeoutMs);
    },

    followUp: reconcile,
    withdraw: withdrawPost,
    verify: verifyAccount,
    handOff: (draft: PublicationDraft) => packForHand(draft),

    recogniseUrl(address) {
      const id = midOfUrl(address);
      if (id === null) return null;
      const url = new URL(address.trim());
      return { id, url: `https://${url.hostname.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}` };
    },
  };
}

function chooseMode(account: ChannelAccess): { mode: PublicationMode; reason?: Message } {
  if (account.mode !== 'hand_off') return { mode: 'api' };
  return {
    mode: 'hand_off',
    reason: {
      zh: '该微博账号没有接口发布权限，请按准备好的材料人工发布。',
      en: 'The account has no permission to post by interface; post by hand with the prepared pack.',
    },
  };
}
