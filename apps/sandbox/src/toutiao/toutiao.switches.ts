import { plainAnswers } from '../bytedance/answers';
import type { AnswerSwitches } from '../bytedance/answers';

/** How this Toutiao behaves; everything may be changed while it runs (`POST /control/toutiao/switches`). */
export interface ToutiaoSwitches extends AnswerSwitches {
  /** The video API has been taken off: HTTP 404, or code 28001056. */
  delisted: 'none' | 'http_404' | 'code';
  /** Whether refresh tokens can be renewed; sources disagree. */
  renew: 'unsupported' | 'supported';
  /** The content paths answer on the OAuth host as well. */
  contentOnOauthHost: boolean;
  reviewSeconds: number;
  listDelaySeconds: number;
  /** A refused work leaves the list; otherwise it stays in it without plays. */
  refusedWorksVanish: boolean;
  titleMax: number;
  durationMaxSeconds: number;
  singleUploadMaxMegabytes: number;
  tailPartMayBeSmall: boolean;
  sensitiveWords: string[];
  /** Longest body of an article that comes by a feed. */
  bodyMax: number;
  /** Pictures of a feed may have plain http addresses of this machine; off: https alone, as outside. */
  allowsLocalHttp: boolean;
  /** The editor refuses pictures that are not its own with 7115; otherwise it takes them over. */
  refusesForeignImages: boolean;
  /** Posts are not counted by day. */
  isInstitution: boolean;
}

export function defaultToutiaoSwitches(): ToutiaoSwitches {
  return {
    ...plainAnswers,
    delisted: 'none',
    renew: 'unsupported',
    contentOnOauthHost: false,
    reviewSeconds: 3,
    listDelaySeconds: 5,
    refusedWorksVanish: false,
    titleMax: 30,
    durationMaxSeconds: 60,
    singleUploadMaxMegabytes: 128,
    tailPartMayBeSmall: false,
    sensitiveWords: ['违禁词'],
    bodyMax: 50_000,
    allowsLocalHttp: true,
    refusesForeignImages: false,
    isInstitution: false,
  };
}
