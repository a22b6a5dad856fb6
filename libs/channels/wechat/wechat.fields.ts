import { figuresOffField, type FormField } from '@haojiao/channel-kit';
import { fault, type Fault } from '@haojiao/kernel';
import { FONT_SIZE_MAX_PX, FONT_SIZE_MIN_PX, isFontSize } from './wechat.house-style';
import { isAccountKind } from './wechat.options';

export const credentialFields: FormField[] = [
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

export const settingFields: FormField[] = [
  {
    key: 'openComment',
    label: { zh: '开放留言', en: 'Open comments' },
    kind: 'boolean',
    required: false,
    help: {
      zh: '仅在公众号有留言功能时开启，否则微信会拒绝。单次发布可另行指定。',
      en: 'Only where the account has comments; WeChat refuses it otherwise. A publication may choose otherwise.',
    },
  },
  {
    key: 'onlyFansCanComment',
    label: { zh: '仅粉丝可留言', en: 'Only followers comment' },
    kind: 'boolean',
    required: false,
  },
  {
    key: 'accountKind',
    label: { zh: '账号类型', en: 'Kind of account' },
    kind: 'text',
    required: false,
    help: {
      zh: '填 subscription（公众号/订阅号，群发每天 1 次）或 service（服务号，群发每月 4 次）；用“群发”前必须填写。',
      en: 'subscription (one mass send a day) or service (four a month); needed before anything is sent to followers.',
    },
  },
  {
    key: 'houseStyle',
    label: { zh: '套用内置版式', en: 'House style' },
    kind: 'boolean',
    required: false,
    help: {
      zh: '标题、引用、列表、表格自动加内联样式；默认开启。',
      en: 'Headings, quotes, lists and tables get inline styles; on unless switched off.',
    },
  },
  {
    key: 'bodyFontSize',
    label: { zh: '正文字号（px）', en: 'Size of body text (px)' },
    kind: 'number',
    required: false,
    help: { zh: '15–17，默认 16。', en: '15 to 17, else 16.' },
  },
  figuresOffField,
];

export function wechatSettingFaults({ accountKind, bodyFontSize }: Record<string, unknown>): Fault[] {
  const isLeftOut = (value: unknown): boolean => value === undefined || value === null || value === '';
  const faults: Fault[] = [];
  if (!isLeftOut(accountKind) && !isAccountKind(accountKind))
    faults.push(
      fault(
        'accountKind',
        'unknown_value',
        '账号类型只能是 subscription（公众号/订阅号）或 service（服务号）。',
        'The kind of account is subscription or service.',
      ),
    );
  if (!isLeftOut(bodyFontSize) && !isFontSize(bodyFontSize))
    faults.push(
      fault(
        'bodyFontSize',
        'out_of_range',
        `正文字号应为 ${FONT_SIZE_MIN_PX}–${FONT_SIZE_MAX_PX} px。`,
        `Body text is ${FONT_SIZE_MIN_PX} to ${FONT_SIZE_MAX_PX} px.`,
      ),
    );
  return faults;
}
