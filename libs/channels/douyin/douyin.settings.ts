import type { ChannelAccess, FormField, UploadSizes } from '@haojiao/channel-kit';
import {
  figuresOffField,
  PART_BYTES,
  PART_MAX_BYTES,
  PART_MIN_BYTES,
  SINGLE_UPLOAD_MAX_BYTES,
} from '@haojiao/channel-kit';

const MIB = 1024 * 1024;
/** One request is refused above this (the older of the two figures in the documents; the newer says 300). */
const SINGLE_UPLOAD_CEILING = 128 * MIB;

export const douyinSettingFields: FormField[] = [
  {
    key: 'shareEnabled',
    label: { zh: '没有接口发布权限时，改用手机扫码发布', en: 'Without the API capability, post by phone' },
    kind: 'boolean',
    required: false,
    help: {
      zh: '应用需有 h5.share 能力；由工作人员用登录本单位抖音号的手机扫码确认发布。',
      en: 'The app needs h5.share; a colleague scans a code with the phone of the account and confirms there.',
    },
  },
  {
    key: 'shareLinkByServer',
    label: { zh: '分享链接由抖音生成', en: 'Share links are made by Douyin' },
    kind: 'boolean',
    required: false,
    help: {
      zh: '应用有 jump.basic 能力时可开启；否则由本系统按签名规则生成。',
      en: 'For apps with jump.basic; otherwise we sign the links ourselves.',
    },
  },
  {
    key: 'requireConfirmation',
    label: { zh: '安排发布前必须逐次确认', en: 'Each publication must be agreed to' },
    kind: 'boolean',
    required: false,
    help: {
      zh: '抖音的规则：发布须经账号使用者知情并勾选“是否同步”。',
      en: "Douyin's rule: the account's user sees and agrees to every publication.",
    },
  },
  {
    key: 'singleUploadMaxMegabytes',
    label: { zh: '整体上传的上限（MB）', en: 'Largest upload in one piece (MB)' },
    kind: 'number',
    required: false,
    help: {
      zh: '默认 50，最大 128；超过则分片上传。',
      en: 'Default 50, at most 128; above it goes up in parts.',
    },
  },
  {
    key: 'partMegabytes',
    label: { zh: '分片大小（MB）', en: 'Size of a part (MB)' },
    kind: 'number',
    required: false,
    help: { zh: '默认 20，5 到 95 之间。', en: 'Default 20, between 5 and 95.' },
  },
  figuresOffField,
];

type Settings = Pick<ChannelAccess, 'settings'>;

export function shareIsEnabled({ settings }: Settings): boolean {
  return settings.shareEnabled === true;
}

export function shareLinkIsMadeByServer({ settings }: Settings): boolean {
  return settings.shareLinkByServer === true;
}

/** Sizes of uploads, kept within what the platform takes whatever was typed in. */
export function uploadSizesOf({ settings }: Settings): UploadSizes {
  return {
    singleMaxBytes: Math.min(
      bytesOf(settings.singleUploadMaxMegabytes) ?? SINGLE_UPLOAD_MAX_BYTES,
      SINGLE_UPLOAD_CEILING,
    ),
    // The last part may be larger by what would be too small for a part of its own.
    partBytes: Math.min(
      Math.max(bytesOf(settings.partMegabytes) ?? PART_BYTES, PART_MIN_BYTES),
      PART_MAX_BYTES - PART_MIN_BYTES,
    ),
  };
}

function bytesOf(megabytes: unknown): number | undefined {
  return typeof megabytes === 'number' && megabytes > 0 ? Math.round(megabytes * MIB) : undefined;
}
