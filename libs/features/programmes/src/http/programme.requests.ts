import { OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  IsUrl,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { languagePattern } from '../domain/language-key';
import { personRoleKeys } from '../domain/person-roles';

const webAddress = { require_protocol: true, require_tld: false, protocols: ['http', 'https'] };

export class ProgrammeSeasonRequest {
  @IsInt()
  @Min(1)
  @Max(10_000)
  number: number;

  @IsString()
  @MaxLength(200)
  title: string;
}

export class ProgrammeFundingRequest {
  @IsUrl(webAddress)
  @MaxLength(2_000)
  url: string;

  /** What the link says; at most 128 characters, as the namespace allows. */
  @IsString()
  @MinLength(1)
  @MaxLength(128)
  text: string;
}

export class ProgrammeBodyRequest {
  /** BCP 47, the main one first: `["zh-Hans", "mn-Mong"]`. Each has a feed. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ArrayUnique()
  @Matches(languagePattern, { each: true })
  languages: string[];

  /** By language, one for each: `{"zh-Hans": "有声工会"}`. */
  @IsObject()
  titles: Record<string, string>;

  /** Plain text by language, one for each. */
  @IsObject()
  descriptions: Record<string, string>;

  /** A square picture of 1400 to 3000 pixels. */
  @IsOptional()
  @IsUUID()
  coverAssetId?: string | null;

  /** As printed; default the unit's name. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  author?: string;

  /** Whom directories of podcasts write to; default the unit's name. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  ownerName?: string;

  /** Stands in the feed, for everybody to read. */
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  ownerEmail?: string | null;

  /** Keys of `GET /podcast-categories`, the main one first. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @ArrayUnique()
  @IsString({ each: true })
  categories: string[];

  @IsOptional()
  @IsBoolean()
  explicit?: boolean;

  /** `serial`: to be heard from the first on. Default `episodic`. */
  @IsOptional()
  @IsIn(['episodic', 'serial'])
  type?: 'episodic' | 'serial';

  @IsOptional()
  @IsString()
  @MaxLength(200)
  copyright?: string;

  /** Its page elsewhere. */
  @IsOptional()
  @IsUrl(webAddress)
  @MaxLength(2_000)
  link?: string | null;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ProgrammeFundingRequest)
  funding?: ProgrammeFundingRequest | null;

  /** Whether other hosts are asked not to take the feed over. Default true. */
  @IsOptional()
  @IsBoolean()
  locked?: boolean;

  /** `private`: only for listeners with a token. Default `public`. */
  @IsOptional()
  @IsIn(['public', 'private'])
  visibility?: 'public' | 'private';

  /** Default `active`. */
  @IsOptional()
  @IsIn(['active', 'ended', 'hidden'])
  state?: 'active' | 'ended' | 'hidden';

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ProgrammeSeasonRequest)
  seasons?: ProgrammeSeasonRequest[];
}

export class CreateProgrammeRequest extends ProgrammeBodyRequest {
  @IsUUID()
  organizationId: string;

  /** Lower-case latin letters, digits and hyphens; unique in the unit, part of the feeds' addresses, never changed. */
  @Matches(/^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$/)
  code: string;
}

export class ChangeProgrammeRequest extends PartialType(
  OmitType(CreateProgrammeRequest, ['organizationId', 'code']),
  {
    skipNullProperties: false,
  },
) {}

export class ListProgrammesRequest extends ListRequest {
  /** Programmes of this unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}

export class CastMemberRequest {
  @IsUUID()
  personId: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @IsIn(personRoleKeys, { each: true })
  roles: string[];
}

export class PutCastRequest {
  /** In the order in which they are printed. */
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => CastMemberRequest)
  people: CastMemberRequest[];
}
