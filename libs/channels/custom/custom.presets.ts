import type { ImageFit } from '@haojiao/channel-kit';
import type { Message } from '@haojiao/kernel';

/** When the clients' own behaviour was looked at; none of these places publishes limits or an interface. */
export const PRESETS_READ_ON = '2026-11-21';

export const presetKeys = ['wechat_group', 'wechat_channels', 'wechat_moments', 'other'] as const;
export type PresetKey = (typeof presetKeys)[number];

/** How one place without an interface wants its post. An account's settings replace any of these. */
export interface PostingRules {
  /** `{title}`, `{summary}`, `{text}`, `{url}`, `{tags}`; lines that come out empty are dropped. */
  textTemplate: string;
  /** 0: the place knows no title. User-perceived characters. */
  titleMax: number;
  textMax: number;
  /** Crop of the cover; null: as it is. */
  coverRatio: NonNullable<ImageFit['ratio']> | null;
  pictureMax: number;
  /** Longest edge, pixels. */
  pictureEdge: number;
  editorUrl: string;
  checklist: Message[];
  /** Whether the post has an address that must be entered; else a screenshot will do. */
  linkRequired: boolean;
  /** With `*` for anything; null: any address. */
  urlPattern: string | null;
}

export interface Preset extends PostingRules {
  label: Message;
}

const sendToPhone: Message = {
  zh: '图片和视频先保存到手机相册。',
  en: 'First save pictures and video to the phone’s album.',
};
const asApproved: Message = {
  zh: '粘贴文字，逐字与审定稿一致，不增不减。',
  en: 'Paste the text exactly as it was approved.',
};
const screenshot: Message = {
  zh: '发出后截图，在发布页上传截图登记结果。',
  en: 'Take a screenshot afterwards and enter it on the page of this hand-off.',
};

export const presets: Record<PresetKey, Preset> = {
  wechat_group: {
    label: { zh: '微信群', en: 'WeChat group' },
    textTemplate: '【{title}】\n{summary}\n{url}',
    titleMax: 0,
    textMax: 500,
    coverRatio: '1:1',
    pictureMax: 9,
    pictureEdge: 1440,
    editorUrl: 'weixin://',
    checklist: [
      sendToPhone,
      {
        zh: '打开微信，找到对应的工作群，核对群名后再发。',
        en: 'Open WeChat, find the group and compare its name.',
      },
      asApproved,
      {
        zh: '先发文字，再发图片；不要 @所有人，除非审定时要求。',
        en: 'Text first, then pictures; do not mention everybody unless told.',
      },
      screenshot,
    ],
    linkRequired: false,
    urlPattern: null,
  },
  wechat_channels: {
    label: { zh: '微信视频号', en: 'WeChat Channels (video account)' },
    textTemplate: '{text}\n{tags}',
    titleMax: 16,
    textMax: 1000,
    coverRatio: '3:4',
    pictureMax: 18,
    pictureEdge: 1440,
    editorUrl: 'https://channels.weixin.qq.com/platform/post/create',
    checklist: [
      {
        zh: '用视频号管理员微信扫码登录视频号助手。',
        en: 'Sign in to the assistant with the manager’s WeChat.',
      },
      {
        zh: '上传视频，等待处理完成；封面用 01.jpg。',
        en: 'Upload the video and wait; the cover is 01.jpg.',
      },
      asApproved,
      {
        zh: '短标题、描述和话题分别粘贴；不勾选位置。',
        en: 'Paste short title, description and topics; no location.',
      },
      {
        zh: '通过审核并可见后再登记：粘贴作品链接，或上传截图。',
        en: 'Record it once it has passed and is visible: its address, or a screenshot.',
      },
    ],
    linkRequired: false,
    urlPattern: null,
  },
  wechat_moments: {
    label: { zh: '微信朋友圈', en: 'WeChat Moments' },
    textTemplate: '{title}\n{summary}\n{url}',
    titleMax: 0,
    textMax: 1500,
    coverRatio: '1:1',
    pictureMax: 9,
    pictureEdge: 1440,
    editorUrl: 'weixin://',
    checklist: [
      sendToPhone,
      { zh: '用单位工作微信发布，不用个人号。', en: 'Post with the unit’s own WeChat, not a private one.' },
      asApproved,
      {
        zh: '图片按编号顺序选择；“谁可以看”选公开。',
        en: 'Choose the pictures in their order; visible to everybody.',
      },
      screenshot,
    ],
    linkRequired: false,
    urlPattern: null,
  },
  other: {
    label: { zh: '其他', en: 'Other' },
    textTemplate: '{title}\n{summary}\n{text}\n{url}',
    titleMax: 64,
    textMax: 20000,
    coverRatio: null,
    pictureMax: 20,
    pictureEdge: 1920,
    editorUrl: '',
    checklist: [
      asApproved,
      { zh: '图片按编号顺序使用。', en: 'Use the pictures in their order.' },
      { zh: '发出后登记链接或截图。', en: 'Afterwards enter the address or a screenshot.' },
    ],
    linkRequired: false,
    urlPattern: null,
  },
};
