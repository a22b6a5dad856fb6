import { ChannelFailure, type FailureClass, type PublishOutcome } from '@haojiao/channel-kit';
import { postOfArticles } from './wechat.remote';
import { placeOf } from './wechat.urls';

interface MassFacts {
  msgId: string;
  msgDataId: string | null;
  at: Date;
  /** Addresses of the articles, in their order; null where they are not told. */
  urls: readonly (string | null)[];
  sentCount?: number;
}

/** A mass send that reached followers. `extra` carries what later calls need. */
export function massPublished({ msgId, msgDataId, at, urls, sentCount }: MassFacts): PublishOutcome {
  const counted: Record<string, number> = sentCount === undefined ? {} : { sentCount };
  const remote = postOfArticles(msgId, urls, at, (url) => ({
    kind: 'mass',
    msgId,
    msgDataId: msgDataId ?? (url === null ? null : (placeOf(url)?.mid ?? null)),
    ...counted,
  }));
  return { kind: 'published', remote };
}

type End = [FailureClass, string, string, string];

const changeIt = '修改内容后重新送审。';
const changeItEn = 'Change the content and have it reviewed again.';

function rejected(code: string, zh: string, en: string): End {
  return [
    'content_rejected',
    code,
    `微信判定群发内容涉嫌${zh}，没有发出。请${changeIt}`,
    `WeChat refused the mass send for ${en}. ${changeItEn}`,
  ];
}

/** `Status` of MASSSENDJOBFINISH and `msg_status` of mass/get, but for the successes (official reference, read 2026-11). */
const ends: Readonly<Record<string, End>> = {
  'err(10001)': rejected('mass_advertising', '广告', 'advertising'),
  'err(20001)': rejected('mass_politics', '政治', 'politics'),
  'err(20002)': rejected('mass_pornography', '色情', 'pornography'),
  'err(20004)': rejected('mass_social', '社会', 'social matters'),
  'err(20006)': rejected('mass_crime', '违法犯罪', 'crime'),
  'err(20008)': rejected('mass_fraud', '欺诈', 'fraud'),
  'err(20013)': rejected('mass_copyright', '侵权', 'copyright'),
  'err(21000)': rejected('mass_other', '其他违规', 'other reasons'),
  'err(22000)': rejected('mass_mutual_promotion', '互推', 'mutual promotion'),
  'err(30001)': [
    'content_rejected',
    'mass_original_check_error',
    `微信的原创校验出错，且未允许按转载群发，没有发出。请核对稿源，${changeIt}`,
    `WeChat’s check for original works failed and reprinting was not allowed: nothing was sent. Verify the source. ${changeItEn}`,
  ],
  'err(30002)': [
    'content_rejected',
    'mass_original_check_refused',
    `原创校验判定不能群发，没有发出。请核对稿源，${changeIt}`,
    `The check for original works found that it may not be sent. Verify the source. ${changeItEn}`,
  ],
  'err(30003)': [
    'content_rejected',
    'mass_judged_reprint',
    `微信判定为转载，按设置停止了群发。请注明来源或取得授权，${changeIt}`,
    `WeChat judged it to be a reprint, and it was stopped. Name the source or get a permission. ${changeItEn}`,
  ],
  'err(40001)': [
    'permanent',
    'mass_admin_refused',
    '公众号管理员拒绝了这次群发，没有发出。请与管理员沟通后重试。',
    'The account’s administrator refused the mass send: nothing was sent. Talk to them, then retry.',
  ],
  'err(40002)': [
    'permanent',
    'mass_admin_silent',
    '管理员 30 分钟内没有确认，群发已取消。请联系管理员守在手机旁再重试。',
    'The administrator did not confirm within 30 minutes and the mass send was dropped. Retry while they are at hand.',
  ],
  DELETE: [
    'permanent',
    'mass_deleted_there',
    '这条群发已在公众平台被删除。',
    'This mass send was deleted in the console.',
  ],
};

const failed: End = [
  'permanent',
  'mass_send_failed',
  '微信群发失败，没有发出；原因见公众平台的通知。处理后可重试，或改为“发布”。',
  'The mass send failed and nothing was sent; the console’s notices tell why. Mend it and retry, or publish instead.',
];

/** Why a mass send did not happen. `originalUrl` is the work that WeChat took it for a copy of. */
export function massFailureOf(status: string, originalUrl?: string): ChannelFailure {
  const [failureClass, code, zh, en] = ends[status] ?? failed;
  return new ChannelFailure({
    failureClass,
    code: `wechat_${code}`,
    platformCode: `mass_status_${status}`,
    advice: originalUrl
      ? { zh: `${zh}（对照文章：${originalUrl}）`, en: `${en} (compared with ${originalUrl})` }
      : { zh, en },
  });
}
