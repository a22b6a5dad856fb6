import { beijingDate } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';

/** How connecting an account ended, as it is told in the browser. Never says more than its reader may know. */
export interface ConnectionOutcome {
  kind:
    | 'connected'
    | 'refused'
    | 'stale'
    | 'not_allowed'
    | 'other_account'
    | 'rule_broken'
    | 'failed'
    | 'nothing';
  heading: Message;
  text: Message[];
}

const again: Message = {
  zh: '请回到号角，在渠道账号页面重新点击“授权”。',
  en: 'Go back to Haojiao and choose “authorise” at the channel account once more.',
};

export const outcomes = {
  connected: (account: string, remote: string, until: Date | null, notes: Message[]): ConnectionOutcome => ({
    kind: 'connected',
    heading: { zh: `已连接：${remote}`, en: `Connected: ${remote}` },
    text: [
      {
        zh: `号角中的渠道账号“${account}”现在可以使用这个平台账号。`,
        en: `The channel account “${account}” of Haojiao can use this account now.`,
      },
      ...(until ? [untilWhen(until)] : []),
      ...notes,
      { zh: '可以关闭本页，回到号角。', en: 'You can close this page and go back to Haojiao.' },
    ],
  }),

  /** `account` is null where it is not known what it was about. */
  refused: (account: string | null, reason: Message): ConnectionOutcome => ({
    kind: 'refused',
    heading: account
      ? { zh: `“${account}”没有获得授权`, en: `“${account}” was not authorised` }
      : { zh: '没有获得授权', en: 'Not authorised' },
    text: [reason, { zh: '账号保持原样。', en: 'The account stays as it is.' }, again],
  }),

  /** Unknown, used or run out: nobody is told which. */
  stale: (): ConnectionOutcome => ({
    kind: 'stale',
    heading: { zh: '这次授权已失效', en: 'This authorisation is no longer valid' },
    text: [
      {
        zh: '授权链接只能使用一次，十分钟内有效。',
        en: 'The way to the platform is good once and for ten minutes.',
      },
      again,
    ],
  }),

  otherPerson: (): ConnectionOutcome => ({
    kind: 'not_allowed',
    heading: { zh: '这次授权由另一个人发起', en: 'Somebody else began this authorisation' },
    text: [
      {
        zh: '授权须由发起人在自己的浏览器中完成。账号保持原样。',
        en: 'Who begins it has to finish it in their own browser. The account stays as it is.',
      },
      again,
    ],
  }),

  notAllowed: (): ConnectionOutcome => ({
    kind: 'not_allowed',
    heading: { zh: '无法完成授权', en: 'The account can not be connected' },
    text: [
      {
        zh: '发起授权的人已退出登录，或不再有管理该渠道账号的权限。账号保持原样。',
        en: 'Who began it has signed out or may no longer manage the channel account. It stays as it is.',
      },
      {
        zh: '请重新登录后再试，或联系管理员。',
        en: 'Sign in and try again, or ask an administrator.',
      },
    ],
  }),

  otherAccount: (account: string, expected: string, came: string): ConnectionOutcome => ({
    kind: 'other_account',
    heading: { zh: '登录的不是原来的平台账号', en: 'This is not the account that was connected before' },
    text: [
      {
        zh: `“${account}”连接的是 ${expected}，刚才授权的却是 ${came}。为避免发错账号，保持原来的连接不变。`,
        en: `“${account}” is connected to ${expected}, but ${came} was authorised. So that nothing is posted on the wrong account, the connection stays as it was.`,
      },
      {
        zh: `请在平台上退出 ${came}，用 ${expected} 登录后重新授权；如果要使用新账号，请在号角中新建一个渠道账号。`,
        en: `Log out of ${came} on the platform and authorise again with ${expected}; for a new account make a new channel account in Haojiao.`,
      },
    ],
  }),

  changedMeanwhile: (account: string): ConnectionOutcome => ({
    kind: 'stale',
    heading: { zh: '应用信息已被修改', en: 'The app was changed meanwhile' },
    text: [
      {
        zh: `授权期间有人修改了“${account}”的应用信息，这次授权不能使用。`,
        en: `Somebody changed the app of “${account}” while it was being authorised; this grant can not be used.`,
      },
      again,
    ],
  }),

  broken: (account: string, reason: Message): ConnectionOutcome => ({
    kind: 'rule_broken',
    heading: { zh: `“${account}”没有连接`, en: `“${account}” was not connected` },
    text: [reason],
  }),

  failed: (account: string, advice: Message): ConnectionOutcome => ({
    kind: 'failed',
    heading: { zh: `“${account}”没有连接成功`, en: `“${account}” could not be connected` },
    text: [advice, { zh: '账号保持原样。', en: 'The account stays as it is.' }, again],
  }),

  nothingHere: (): ConnectionOutcome => ({
    kind: 'nothing',
    heading: { zh: '这里没有内容', en: 'Nothing is here' },
    text: [
      {
        zh: '这个地址用于从平台返回号角，不能直接打开。',
        en: 'Platforms send browsers here on the way back to Haojiao; it is not for opening by hand.',
      },
    ],
  }),
};

function untilWhen(until: Date): Message {
  const day = beijingDate(until);
  return {
    zh: `授权有效期至 ${day}，到期前会提醒。`,
    en: `The grant lasts until ${day}; you are reminded before.`,
  };
}
