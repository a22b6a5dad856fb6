import { plainAnswers } from '../bytedance/answers';
import type { AnswerSwitches } from '../bytedance/answers';

/** How this Douyin behaves; everything may be changed while it runs (`POST /control/douyin/switches`). */
export interface DouyinSwitches extends AnswerSwitches {
  /** The success of create carries no `error_code`, as in the documents' sample. */
  createOmitsErrorCode: boolean;
  createOmitsVideoId: boolean;
  /** Lists and data carry no `video_status` at all. */
  omitVideoStatus: boolean;
  /** Passed works are told as 1 (old detail level) instead of 5. */
  oldStatusDetail: boolean;
  /** Create makes the post and answers this code all the same. Null: honest. */
  createStoresThenAnswers: number | null;
  /** Which family of paths is served. */
  families: 'both' | 'v1' | 'legacy';
  tokenStyle: 'both' | 'header' | 'query';
  newerProfile: boolean;
  reviewSeconds: number;
  listDelaySeconds: number;
  dailyWorks: number;
  singleUploadMaxMegabytes: number;
  tailPartMayBeSmall: boolean;
  /** A caption with one of these is accepted and later refused by the review. */
  sensitiveWords: string[];
}

export function defaultDouyinSwitches(): DouyinSwitches {
  return {
    ...plainAnswers,
    createOmitsErrorCode: true,
    createOmitsVideoId: false,
    omitVideoStatus: false,
    oldStatusDetail: false,
    createStoresThenAnswers: null,
    families: 'both',
    tokenStyle: 'both',
    newerProfile: false,
    reviewSeconds: 3,
    listDelaySeconds: 5,
    dailyWorks: 75,
    singleUploadMaxMegabytes: 128,
    tailPartMayBeSmall: false,
    sensitiveWords: ['违禁词'],
  };
}
