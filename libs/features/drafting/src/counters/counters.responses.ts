import type { ChannelLimit } from '@haojiao/channel-kit';

export class TextCountsResponse {
  /** What people see as characters, white space left out. */
  characters: number;
  charactersWithSpaces: number;
  /** Two half-width characters are 1. */
  weiboCharacters: number;
  /** 字数: each Chinese character, and each run of other letters and digits. */
  words: number;
}

export class ReadingRatesResponse {
  chineseCharactersPerMinute: number;
  otherWordsPerMinute: number;
  secondsPerPicture: number;
}

export class ReadingResponse {
  /** Whole minutes, rounded up; 0 for nothing. */
  minutes: number;
  seconds: number;
  /** The rule behind the figure. */
  rates: ReadingRatesResponse;
}

export class LimitUseResponse {
  /** `title`, `html`, `cover.bytes` … */
  path: string;
  min: number | null;
  max: number | null;
  unit: ChannelLimit['unit'];
  /** When the limit was read in the platform's documents. */
  readOn: string;
  note: string | null;
  /** Null where only the platform can tell. */
  used: number | null;
  /** More than `max`, or less than `min`. */
  broken: boolean;
}

export class PlatformCountersResponse {
  platform: string;
  name: string;
  limits: LimitUseResponse[];
}

export class CountersResponse {
  title: TextCountsResponse;
  summary: TextCountsResponse;
  body: TextCountsResponse;
  /** In the body. */
  pictures: number;
  reading: ReadingResponse;
  /** Platforms that carry this kind of item, each with its own variant applied. */
  platforms: PlatformCountersResponse[];
}
