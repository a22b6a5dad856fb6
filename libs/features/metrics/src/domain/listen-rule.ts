import { DAY_MS } from '@haojiao/kernel';
import { commonExclusions } from './common-exclusions';
import type { CountingRule } from './counting-rule';

/** What a request for a file of sound says about who sent it; nothing of it is kept. */
export interface ListenEvidence {
  method: string;
  /** `Range` as it came. */
  range: string | undefined;
  userAgent: string | undefined;
  /** `Purpose` or `Sec-Purpose` of the request. */
  purpose: string | undefined;
  isStaff: boolean;
  isDataCentre: boolean;
}

/** The first byte or two: players ask so whether a server knows ranges. */
const probe = /^bytes=0-[01]$/i;

const listenV1: CountingRule<ListenEvidence> = {
  id: 'listen.v1',
  words: {
    zh: '收听量（IAB 播客计量 2.1）：实际送出至少一分钟音频（扣除标签头，按文件自身码率折算；不足一分钟的须全部送出）计一次；同一 IP（IPv6 按 /64 网段）加 User-Agent 对同一集自首次请求起 24 小时内只计一次，分段请求按字节并集合并，重复下载同一段不累加。',
    en: 'Listens (IAB Podcast Measurement 2.1): at least one minute of sound was delivered, tag header discounted, by the bit rate of the file, all of it when shorter. One per address (of IPv6 its /64 network), User-Agent and episode in 24 h from the first request; ranges of one play are united, the same bytes never count twice.',
  },
  windowMs: DAY_MS,
  timeZone: 'Asia/Shanghai',
  visitors: {
    zh: '听众按当日加盐的 IP（IPv6 取 /64 网段）与 User-Agent 摘要识别，用 HyperLogLog 估算，误差约 0.81%；盐每日更换，同一听众在两天里是两个摘要，因此多日听众数不能跨日去重。',
    en: 'A listener is a hash of address (of IPv6 its /64 network) and User-Agent with a salt of the day, estimated by HyperLogLog with an error of about 0.81 %. Salts change daily: one person on two days is two, sketches are merged, never added up.',
  },
  exclusions: [
    {
      reason: 'head_request',
      words: { zh: 'HEAD 请求', en: 'HEAD requests' },
      applies: ({ method }) => method !== 'GET',
    },
    {
      reason: 'probe',
      words: { zh: '探测请求（bytes=0-0、bytes=0-1）', en: 'probes (bytes=0-0, bytes=0-1)' },
      applies: ({ range }) => range !== undefined && probe.test(range.trim()),
    },
    ...commonExclusions,
    {
      reason: 'data_centre',
      words: { zh: '数据中心地址', en: 'addresses of data centres' },
      applies: ({ isDataCentre }) => isDataCentre,
    },
  ],
};

export const currentListenRule: CountingRule<ListenEvidence> = listenV1;
