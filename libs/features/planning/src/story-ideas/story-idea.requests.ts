import { PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsISO8601,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { contentTypeKeys } from '@haojiao/features/contents';
import { storyIdeaStates } from '../domain/story-idea-transitions';
import type { StoryIdeaState } from '../domain/story-idea-transitions';

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

export class StoryIdeaBodyRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  title: string;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  summary?: string;

  /** Who answers for it. */
  @IsUUID()
  ownerId: string;

  /** `YYYY-MM-DD` */
  @Matches(dayPattern)
  @IsISO8601({ strict: true })
  dueOn: string;

  /** A column of the unit. */
  @IsOptional()
  @IsUUID()
  columnId?: string | null;

  /** A campaign in which the unit takes part. */
  @IsOptional()
  @IsUUID()
  campaignId?: string | null;

  /** Content types that are wanted; the first is what a draft becomes. */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(contentTypeKeys, { each: true })
  types?: (typeof contentTypeKeys)[number][];

  /** Platforms that are wanted. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Matches(/^[a-z_]{2,30}$/, { each: true })
  channels?: string[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(40, { each: true })
  tags?: string[];

  /** Where it came from: a tip, a document, a colleague. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  source?: string | null;
}

export class ProposeStoryIdeaRequest extends StoryIdeaBodyRequest {
  @IsUUID()
  organizationId: string;
}

export class ChangeStoryIdeaRequest extends PartialType(StoryIdeaBodyRequest, {
  skipNullProperties: false,
}) {}

export class DropStoryIdeaRequest {
  @IsString()
  @MinLength(2)
  @MaxLength(500)
  reason: string;
}

export class DraftStoryIdeaRequest {
  /** Default the first type that the idea wants, else an article. */
  @IsOptional()
  @IsIn(contentTypeKeys)
  type?: (typeof contentTypeKeys)[number];

  /** Default the idea's. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  title?: string;
}

export class ListStoryIdeasRequest extends ListRequest {
  /** The unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @IsOptional()
  @IsIn(storyIdeaStates)
  state?: StoryIdeaState;

  @IsOptional()
  @IsUUID()
  ownerId?: string;

  @IsOptional()
  @IsUUID()
  columnId?: string;

  @IsOptional()
  @IsUUID()
  campaignId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  tag?: string;

  /** Due on or after, `YYYY-MM-DD`. */
  @IsOptional()
  @Matches(dayPattern)
  @IsISO8601({ strict: true })
  from?: string;

  /** Due on or before, `YYYY-MM-DD`. */
  @IsOptional()
  @Matches(dayPattern)
  @IsISO8601({ strict: true })
  to?: string;
}
