import type { ChannelAccess, ChannelAdapter, PublicationDraft, PublicationMode } from '@haojiao/channel-kit';
import type { Message } from '@haojiao/kernel';
import { composeShareText } from './weibo-share-text';
import { weiboErrorTable } from './weibo-error-table';
import { weiboLength } from './weibo-length';
import { midOfUrl } from './weibo-mid';
import { weiboAuthorization } from './weibo.authorization';
import { checkDraft } from './weibo.check';
import { weiboBudgets, weiboCredentialFields, weiboLimits, weiboSettingFields } from './weibo.form';
import { packForHand } from './weibo.hand-off';
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
    limits: weiboLimits,
    budgets: weiboBudgets,
    errors: weiboErrorTable,
    tokens: weiboTokens,
    authorization: weiboAuthorization,

    chooseMode: (_draft, account) => chooseMode(account),
    check: checkDraft,

    preview(draft, account) {
      const { mode, reason } = chooseMode(account);
      const { status } = composeShareText(draft);
      const text = mode === 'api' ? status : packForHand(draft).copyBlocks[0]!.text;
      return { mode, title: '', text, notes: reason ? [reason] : [lengthNote(text)] };
    },

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

function lengthNote(text: string): Message {
  const length = weiboLength(text);
  return {
    zh: `共 ${length} 字（微博计数，上限 140）；链接会显示为“网页链接”。`,
    en: `${length} characters by Weibo’s count of at most 140; the link is shown as “web link”.`,
  };
}
