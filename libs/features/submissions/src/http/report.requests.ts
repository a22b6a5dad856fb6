import { OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { submissionCategories } from '../domain/submission-categories';
import type { SubmissionCategory } from '../domain/submission-categories';
import { targetLevels, urgencies } from '../domain/submission-document';
import type { TargetLevel, Urgency } from '../domain/submission-document';

/** A day of the present or the last century; the strict check knows which months have 31. */
const dayPattern = /^(19|20)\d{2}-\d{2}-\d{2}$/;

/** Mail, web hooks, spreadsheets and copies are named by those who take them in. */
const ownRoutes = ['form', 'api'] as const;

export class ContributorRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;

  /** A unit of this installation; default the sending one. */
  @IsOptional()
  @IsUUID()
  organizationId?: string | null;

  /** The unit as it is to be printed, e.g. one that is not in this installation. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  unitName?: string | null;

  /** A person of this installation; never reviews what is made from the report. */
  @IsOptional()
  @IsUUID()
  userId?: string | null;

  /** Per cent of the points; for all contributors or for none, together 100. */
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0.01)
  @Max(100)
  share?: number | null;
}

class DraftContributorRequest extends OmitType(ContributorRequest, ['name']) {
  /** May still be empty. */
  @IsString()
  @MaxLength(60)
  name: string;
}

export class PictureCaptionRequest {
  /** One of the report's pictures. */
  @IsUUID()
  assetId: string;

  @IsOptional()
  @IsString()
  @MaxLength(300)
  caption?: string | null;

  /** Who took it. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  credit?: string | null;

  /** On what ground it may be used, e.g. that the people shown agreed. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  rights?: string | null;
}

/** What no report needs. */
class ReportFieldsRequest {
  /** Day of the event, `YYYY-MM-DD`. */
  @IsOptional()
  @Matches(dayPattern)
  @IsISO8601({ strict: true })
  occurredOn?: string | null;

  /** Time of the event, `HH:MM` in the time zone of the sending unit; for deadlines in hours. */
  @IsOptional()
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/)
  occurredTime?: string | null;

  /** What is said about the report's pictures. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => PictureCaptionRequest)
  pictureCaptions?: PictureCaptionRequest[] | null;

  /** For questions; masked for those who decide until they ask for it, never in lists. */
  @IsOptional()
  @Matches(/^\+?[\d -]{5,20}$/)
  contactPhone?: string | null;

  /** Who released it in the sending unit. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  signedOffBy?: string | null;

  /** Where it appeared before. */
  @IsOptional()
  @IsString()
  @MaxLength(300)
  previouslyPublishedIn?: string | null;

  /** How high the sender hopes to get. */
  @IsOptional()
  @IsIn(targetLevels)
  targetLevel?: TargetLevel | null;

  /** Default `normal`. */
  @IsOptional()
  @IsIn(urgencies)
  urgency?: Urgency | null;

  /** The sender says that nobody was sent it before; default false. */
  @IsOptional()
  @IsBoolean()
  firstSubmission?: boolean | null;

  /** The request that it answers. */
  @IsOptional()
  @IsUUID()
  commissionId?: string | null;
}

export class SendSubmissionRequest extends ReportFieldsRequest {
  /** The unit that sends it. */
  @IsUUID()
  organizationId: string;

  @IsIn(submissionCategories)
  category: SubmissionCategory;

  @IsString()
  @MinLength(1)
  @MaxLength(200)
  title: string;

  /**
   * Cleaned by the rules of every body; pictures by `data-asset-id`, or simply in `assetIds`. Empty where the report is
   * an attached file.
   */
  @IsString()
  @MaxLength(200_000)
  bodyHtml: string;

  /** Pictures, sound, film and documents beside the text, in order; may be empty. */
  @IsArray()
  @ArrayMaxSize(30)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  assetIds: string[];

  /** Authors in order. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ContributorRequest)
  contributors: ContributorRequest[];

  /** Whether a person's form or a program sends it; default `api`. */
  @IsOptional()
  @IsIn(ownRoutes)
  route?: (typeof ownRoutes)[number];
}

/**
 * Only what is given changes, null empties, lists are replaced whole. In a draft everything may be empty; what was sent
 * stays complete.
 */
export class ChangeSubmissionRequest extends ReportFieldsRequest {
  @IsOptional()
  @IsIn(submissionCategories)
  category?: SubmissionCategory | null;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  title?: string | null;

  /** As of a report that is sent. */
  @IsOptional()
  @IsString()
  @MaxLength(200_000)
  bodyHtml?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  assetIds?: string[] | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => DraftContributorRequest)
  contributors?: DraftContributorRequest[] | null;
}

export class SaveDraftRequest extends ChangeSubmissionRequest {
  /** Chosen on the phone, UUID version 7: what is saved twice over a bad line is one draft. */
  @IsOptional()
  @IsUUID(7)
  id?: string;

  /** The unit that will send it. */
  @IsUUID()
  organizationId: string;

  /** Default `api`. */
  @IsOptional()
  @IsIn(ownRoutes)
  route?: (typeof ownRoutes)[number];
}
