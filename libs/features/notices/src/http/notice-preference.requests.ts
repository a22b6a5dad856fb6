import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, Matches } from 'class-validator';
import { mailModes } from '../domain/when-to-send';
import type { MailMode } from '../domain/when-to-send';
import { kindPattern } from './notice.requests';

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;

export class NoticePreferencesRequest {
  /** `each`: a mail for each notice; `digest`: one a day; urgent ones come at once in both. */
  @IsIn(mailModes)
  mail: MailMode;

  /** `HH:MM` by the clocks of the caller's unit. */
  @Matches(timeOfDay)
  digestAt: string;

  /** `HH:MM`; nothing but what is urgent is sent between the two. Null: no quiet hours. */
  @IsOptional()
  @Matches(timeOfDay)
  quietFrom: string | null;

  @IsOptional()
  @Matches(timeOfDay)
  quietTo: string | null;

  /** Kinds that are not sent by mail (`review.due_soon`), or nouns for all of their kinds (`review`). */
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @Matches(kindPattern, { each: true })
  mutedKinds: string[];

  @IsIn(['zh', 'en'])
  language: 'zh' | 'en';
}
