import { OmitType, PartialType } from '@nestjs/swagger';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  IsUrl,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { consentScopes } from '../persistence/person-consent.entity';
import type { ConsentScope } from '../persistence/person-consent.entity';

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

export class CreateProgrammePersonRequest {
  @IsUUID()
  organizationId: string;

  /** As printed. */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  /** Address of the page: lower-case latin letters, digits and hyphens. Made when absent. */
  @IsOptional()
  @Matches(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  @MaxLength(60)
  slug?: string;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  bio?: string;

  @IsOptional()
  @IsUUID()
  portraitAssetId?: string | null;

  /** Their page elsewhere. */
  @IsOptional()
  @IsUrl({ require_protocol: true, require_tld: false, protocols: ['http', 'https'] })
  @MaxLength(2_000)
  link?: string | null;
}

export class ChangeProgrammePersonRequest extends PartialType(
  OmitType(CreateProgrammePersonRequest, ['organizationId']),
  { skipNullProperties: false },
) {}

export class ListProgrammePeopleRequest extends ListRequest {
  /** People of this unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** Only who regularly speaks in this programme or makes it. */
  @IsOptional()
  @IsUUID()
  programmeId?: string;
}

export class RecordConsentRequest {
  /** What of them may be published. A guest's episode needs `voice`; a page shows `portrait` and `biography`. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(consentScopes, { each: true })
  scope: ConsentScope[];

  /** `YYYY-MM-DD` */
  @Matches(dayPattern)
  @IsISO8601({ strict: true })
  givenOn: string;

  /** Last day on which it holds; absent: until it is withdrawn. */
  @IsOptional()
  @Matches(dayPattern)
  @IsISO8601({ strict: true })
  expiresOn?: string | null;

  /** Where the signed paper lies, what was agreed. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  note?: string;
}
