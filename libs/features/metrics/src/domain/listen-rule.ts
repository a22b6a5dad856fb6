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
    zh: '收听量（按国际播客计量规范 2.1 版）：实际送出至少一分钟音频（不计文件开头的标签信息，按文件自身码率折算；不足一分钟的须全部送出）计一次；同一网络地址（第六版地址按网段）用同一型号的播放器听同一集，自首次请求起 24 小时内只计一次；分段下载的合在一起算，重复下载同一段不累加。',
    en: 'Listens (IAB Podcast Measurement 2.1): at least one minute of sound was delivered, tag header discounted, by the bit rate of the file, all of it when shorter. One per address (of IPv6 its /64 network), User-Agent and episode in 24 h from the first request; ranges of one play are united, the same bytes never count twice.',
  },
  windowMs: DAY_MS,
  timeZone: 'Asia/Shanghai',
  visitors: {
    zh: '听众按网络地址（第六版地址按网段）和播放器型号算出的代号识别，人数为估算，误差约 0.81%；代号每日更换，同一听众在两天里算两个，因此多日听众数不能跨日去重。',
    en: 'A listener is a hash of address (of IPv6 its /64 network) and User-Agent with a salt of the day, estimated by HyperLogLog with an error of about 0.81 %. Salts change daily: one person on two days is two, sketches are merged, never added up.',
  },
  exclusions: [
    {
      reason: 'head_request',
      words: { zh: '只查询、不读取内容的请求', en: 'HEAD requests' },
      applies: ({ method }) => method !== 'GET',
    },
    {
      reason: 'probe',
      words: { zh: '播放器的探测请求（只取开头一两个字节）', en: 'probes (bytes=0-0, bytes=0-1)' },
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
