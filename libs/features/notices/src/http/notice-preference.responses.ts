import { ApiProperty } from '@nestjs/swagger';
import { mailModes } from '../domain/when-to-send';
import type { MailMode } from '../domain/when-to-send';

export class NoticePreferencesResponse {
  @ApiProperty({ enum: mailModes })
  mail: MailMode;

  digestAt: string;
  quietFrom: string | null;
  quietTo: string | null;
  mutedKinds: string[];

  @ApiProperty({ enum: ['zh', 'en'] })
  language: 'zh' | 'en';

  /** False where the operator set up no mail server: then the list alone tells. */
  mailAvailable: boolean;
}
