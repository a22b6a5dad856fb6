import {
  ChannelFailure,
  askSafely,
  byteDanceCredentialFields,
  figuresOffField,
  pastedGrantExpiry,
} from '@haojiao/channel-kit';
import type {
  AccountFacts,
  ChannelAdapter,
  ChannelContext,
  ChannelLimit,
  FormField,
  PublicationDraft,
} from '@haojiao/channel-kit';
import { toutiaoAuthorization } from './toutiao.authorization';
import { BODY_MAX, checkForToutiao } from './toutiao.check';
import { listVideos, readNickname } from './toutiao.client';
import { toutiaoErrors } from './toutiao.errors';
import { toutiaoFigures } from './toutiao.figures';
import { API_VIDEO_MAX_BYTES } from './toutiao.film';
import { followPending, searchLostPost } from './toutiao.follow-up';
import { toutiaoFeed } from './toutiao.feed';
import { toutiaoHandOff } from './toutiao.hand-off';
import { ABSTRACT_MAX, TITLE_MAX, TITLE_MIN, recogniseToutiaoUrl, toutiaoPublicPage } from './toutiao.mapper';
import { API_DURATION_MAX_SECONDS, chooseToutiaoMode } from './toutiao.mode';
import { previewToutiao } from './toutiao.preview';
import { publishVideo } from './toutiao.publish';
import { toutiaoTokens } from './toutiao.tokens';

const READ_ON = '2026-11-18';

const limits: ChannelLimit[] = [
  { path: 'title', min: TITLE_MIN, max: TITLE_MAX, unit: 'characters', readOn: READ_ON },
  { path: 'summary', max: ABSTRACT_MAX, unit: 'characters', readOn: READ_ON },
  { path: 'html', max: BODY_MAX, unit: 'characters', readOn: READ_ON },
  {
    path: 'media.durationSeconds',
    max: API_DURATION_MAX_SECONDS,
    unit: 'seconds',
    readOn: READ_ON,
    note: {
      zh: '仅限接口发布；更长的视频由人工发布。',
      en: 'By API only; longer videos are posted by hand.',
    },
  },
  {
    path: 'media.bytes',
    max: API_VIDEO_MAX_BYTES,
    unit: 'bytes',
    readOn: READ_ON,
    note: { zh: '仅限接口发布。', en: 'By API only.' },
  },
];

const settingFields: FormField[] = [
  {
    key: 'institutionFeed',
    label: { zh: '已与头条约定内容同步（抓取）', en: 'Content sync (pull) agreed with Toutiao' },
    kind: 'boolean',
    required: false,
    help: {
      zh: '需先由头条运营开通。开启后文章列入同步源，由头条抓取；请在账号页生成同步地址交给头条。',
      en: 'Arranged with Toutiao’s operations first. Articles are then listed in a feed that Toutiao fetches; make its address on the account’s page.',
    },
  },
  {
    key: 'feedAllowedAddresses',
    label: { zh: '允许抓取的 IP', en: 'Addresses that may fetch' },
    kind: 'list',
    required: false,
    help: {
      zh: '每行一个 IP 或网段（如 203.0.113.0/24）；留空则不限。',
      en: 'One address or network (203.0.113.0/24) a line; empty: anybody with the secret address.',
    },
  },
  {
    key: 'officialVideo',
    label: { zh: '使用官方短视频接口', en: 'Use the official video API' },
    kind: 'boolean',
    required: false,
    help: {
      zh: '需应用已获批“视频发布及管理”；默认关闭，转人工发布。更改后请重新验证账号。',
      en: 'Needs the approved capability; off by default, and a person posts. Verify the account again after a change.',
    },
  },
  {
    key: 'alreadySyncedFromDouyin',
    label: { zh: '已开通抖音作品同步', en: 'Works are synchronised from Douyin' },
    kind: 'boolean',
    required: false,
    help: {
      zh: '开通后不再自动发视频，避免重复。',
      en: 'Videos are then not posted by API, as they would be doubled.',
    },
  },
  {
    key: 'renewRefreshToken',
    label: { zh: '尝试续期授权', en: 'Try to renew the grant' },
    kind: 'boolean',
    required: false,
    help: {
      zh: '平台是否支持尚不确定；默认每 30 天重新授权。',
      en: 'Support is uncertain; by default a person authorises every 30 days.',
    },
  },
  figuresOffField,
];

/**
 * Short videos by the official API where it is switched on, articles by the feed that an institution has agreed on; all
 * else with a pack for posting by hand.
 */
export function createToutiaoChannel(): ChannelAdapter {
  const check: ChannelAdapter['check'] = (draft, account) =>
    checkForToutiao(draft, account, chooseToutiaoMode(draft, account).mode);
  return {
    platform: 'toutiao',
    name: { zh: '今日头条', en: 'Toutiao' },
    capabilities: {
      modes: { api: ['video'], feed: ['article'], hand_off: ['article', 'episode', 'video'] },
      canWithdraw: true,
      callbacks: false,
    },
    credentialFields: byteDanceCredentialFields,
    settingFields,
    limits,
    // Beyond five videos a day only fans get to see them.
    budgets: [
      { operation: 'create', window: 'day', max: 5, perPost: 1 },
      // Our own: nothing is published.
      { operation: 'figures', window: 'hour', max: 30 },
    ],
    errors: toutiaoErrors,
    tokens: toutiaoTokens,
    authorization: toutiaoAuthorization,
    chooseMode: chooseToutiaoMode,
    check,
    feed: toutiaoFeed,
    figures: toutiaoFigures,
    preview: previewToutiao,
    publish: async (draft, context) => {
      const { mode, reason } = chooseToutiaoMode(draft, context.account);
      if (mode === 'feed') return { kind: 'listed', note: listedNote };
      if (mode !== 'api' && reason) return { kind: 'awaiting_hand_off', reason };
      if (!hasMedia(draft)) throw videoMissing();
      return publishVideo(draft, context);
    },
    followUp: (question, draft, context) =>
      askSafely(
        question.timesAsked,
        () => false,
        () =>
          question.kind === 'pending'
            ? followPending(question, context)
            : searchLostPost(question, draft, context),
      ),
    withdraw: async () => ({
      kind: 'by_hand',
      instruction: {
        zh: '头条没有删除接口：请在头条号后台“作品管理”中找到该内容并删除，然后在此确认。',
        en: 'Toutiao has no call for removal: delete it in the backend of the account, then confirm here.',
      },
    }),
    verify: verifyAccount,
    handOff: (draft, account) => toutiaoHandOff(draft, account, check(draft, account)),
    recogniseUrl: recogniseToutiaoUrl,
    publicPage: toutiaoPublicPage,
  };
}

const listedNote = {
  zh: '已进入同步源，等待头条抓取。',
  en: 'It stands in the feed; Toutiao has yet to fetch it.',
};

/** The profile proves the grant. Whether videos may be posted is asked only where that is wanted. */
async function verifyAccount(context: ChannelContext): Promise<AccountFacts> {
  const { credentials, settings } = context.account;
  const profile = await readNickname(context);
  const facts: AccountFacts = {
    remoteAccountId: profile.openId ?? credentials.openId,
    displayName: profile.nickname,
    mode: 'hand_off',
    grantExpiresAt: pastedGrantExpiry(context.account),
    notes: [],
  };
  if (settings.officialVideo !== true) return facts;
  try {
    await listVideos(context, '0', 1);
    return { ...facts, mode: 'api' };
  } catch (error) {
    if (!(error instanceof ChannelFailure) || error.accountChange?.mode !== 'hand_off') throw error;
    return { ...facts, notes: [error.advice] };
  }
}

function hasMedia(
  draft: PublicationDraft,
): draft is PublicationDraft & { media: NonNullable<PublicationDraft['media']> } {
  return draft.media !== undefined;
}

function videoMissing(): ChannelFailure {
  return new ChannelFailure({
    failureClass: 'content_rejected',
    code: 'toutiao_video_missing',
    advice: { zh: '缺少视频文件，请补充后重新提交。', en: 'The video file is missing; add it.' },
  });
}
