import { IsBoolean, IsOptional, Matches } from 'class-validator';

export class MakeLanguageVersionRequest {
  /** BCP 47: `mn-Mong`, `mn-Cyrl`, `zh-Hant` … */
  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, {
    message: 'locale must be a language tag (BCP 47), for example mn-Mong, mn-Cyrl, zh-Hans or zh-Hant',
  })
  locale: string;

  /** Turns the words from simplified into traditional Chinese or back; every other language begins with the original's words. */
  @IsOptional()
  @IsBoolean()
  convert?: boolean;
}
