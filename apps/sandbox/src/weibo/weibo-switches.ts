/** Habits of the real platform that come and go, or that nobody has documented; each can be turned for a test. */
export const defaultSwitches = {
  /** `error_code` as a string, as some endpoints send it. */
  errorCodeAsString: false,
  /** `error` texts end with an exclamation mark or not. */
  errorsExclaim: true,
  /** `expires_in` as a string, as the token page of 2022 shows it. */
  expiresInAsString: false,
  /** `get_token_info` answers with the older `expires_in` besides `expire_in`. */
  olderExpireSpelling: false,
  /** Cancelling at the authorise page gives `state` back. */
  echoStateOnCancel: false,
  /** Authorising again yields the same token with a later end. */
  sameTokenOnReauthorize: false,
  /** Authorising again kills the token before. */
  oldTokenDiesOnReauthorize: false,
  /** Plain http is refused (21320), as outside; off, as this machine has nothing else. */
  httpsOnly: false,
  /** A post without `rip` is taken, as in 2017. */
  lenientRip: false,
  /** `www.union.example` is another domain than `union.example`. */
  wwwSensitive: true,
  /** Refuses beyond 130 字 with links at full length. */
  strictLength: false,
  /** Texts much like an earlier one are refused (20017), not only identical ones. */
  refuseSimilar: false,
  /** Text parts of a multipart body are percent-decoded. */
  percentDecodeMultipart: false,
  /** Post numbers beyond 2^53. */
  hugeIds: false,
  /** Figures of `count` as strings. */
  countsAsStrings: false,
  /** The answer that the day's calls are used up lacks `request`. */
  limitWithoutRequest: false,
  /** Long links are told in `url_objects`. */
  tellLongLinks: true,
  /** The account may not see its own posts (10014). */
  timelineRefused: false,
};

export type WeiboSwitches = typeof defaultSwitches;

/** Ceilings; the newest page of the real platform names these as examples. */
export const defaultLimits = {
  callsPerUserAndDay: 100,
  postsPerUserAndHour: 30,
  callsPerIpAndHour: 15_000,
  /** 20016 beyond this many posts in a minute; 0 is off. */
  postsPerUserAndMinute: 0,
};

export type WeiboLimits = typeof defaultLimits;

/** Words that a scripted censor refuses, and the code with which it does. */
export const defaultRiskWords: Readonly<Record<string, number>> = {
  敏感词测试: 20021,
  广告测试: 20020,
  危险链接测试: 20018,
  禁词测试: 21602,
};
