import { ApiProperty } from '@nestjs/swagger';

export class LanguageVersionResponse {
  contentId: string;
  /** BCP 47 */
  locale: string;
  title: string;
  type: string;
  state: string;
  slug: string;
  organizationId: string;
  isOriginal: boolean;
  /** The original's revision that this one was last compared with; null for the original. */
  comparedRevisionId: string | null;
  /** The original was changed since. */
  isBehind: boolean;
}

export class LanguageVersionsResponse {
  originalId: string;

  @ApiProperty({ type: [LanguageVersionResponse] })
  items: LanguageVersionResponse[];

  /** How many there are that the caller may not see. */
  hiddenCount: number;
}
