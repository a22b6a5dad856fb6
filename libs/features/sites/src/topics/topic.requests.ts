import { OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { sectionSources, topicStates } from '../domain/topic-section';
import type { SectionSource, TopicState } from '../domain/topic-section';

/** One line without control characters. */
const line = /^\P{Cc}*\S\P{Cc}*$/u;

export class TopicSectionRequest {
  @Matches(line)
  @MaxLength(40)
  title: string;

  /** Items chosen by hand (`contentIds`), or the newest of a `column` (`columnId`) or a `tag`. */
  @IsIn(sectionSources)
  by: SectionSource;

  /** In the order in which they are shown; what is not published is left out. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  contentIds?: string[];

  @IsOptional()
  @IsUUID()
  columnId?: string;

  @IsOptional()
  @Matches(line)
  @MaxLength(40)
  tag?: string;

  /** So many of the newest; default 10. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(20)
  limit?: number;
}

export class CreateTopicRequest {
  @IsUUID()
  organizationId: string;

  /** Lower-case latin letters, digits and hyphens; part of the public address. */
  @Matches(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  @MaxLength(80)
  slug: string;

  @Matches(line)
  @MaxLength(60)
  title: string;

  /** Plain text above the items. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  // eslint-disable-next-line no-control-regex
  @Matches(/^[^\u0000-\u0009\u000b-\u001f\u007f]*$/)
  leadText?: string;

  @IsOptional()
  @IsUUID()
  coverAssetId?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  @Type(() => TopicSectionRequest)
  sections?: TopicSectionRequest[];

  /** Order on fronts, ascending. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  position?: number;

  /** `live`: for everybody. */
  @IsOptional()
  @IsIn(topicStates)
  state?: TopicState;
}

export class ChangeTopicRequest extends PartialType(
  OmitType(CreateTopicRequest, ['organizationId'] as const),
  {
    skipNullProperties: false,
  },
) {}

export class ListTopicsRequest extends ListRequest {
  /** Topics of this unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @IsOptional()
  @IsIn(topicStates)
  state?: TopicState;
}
