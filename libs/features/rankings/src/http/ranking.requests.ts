import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { figureMetricNames } from '@haojiao/features/platform-figures';
import type { FigureMetricName } from '@haojiao/features/platform-figures';
import { rankingSubjects, unitMeasures } from '../rankings/ranking';
import type { RankingSubject, UnitMeasure } from '../rankings/ranking';

/** What rankings were asked for by before there were other kinds. */
const formerSubjects: Record<string, RankingSubject> = {
  content: 'items',
  column: 'columns',
  organization: 'organizations',
};

const asBoolean = ({ value }: { value: unknown }) =>
  value === 'true' ? true : value === 'false' ? false : value;

export class RankingWishRequest {
  /** What is put in order; default `items`. `content`, `column` and `organization` are the former names. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => formerSubjects[String(value)] ?? value)
  @IsIn(rankingSubjects)
  by: RankingSubject = 'items';

  /** A unit with everything below it; absent: all units that the caller may see figures of. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** A day in Asia/Shanghai (`2026-11-21`) or a time with offset; default seven days before `to`. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  from?: string;

  /** A day (with all its hours) or a time with offset; default now. At most 400 days. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  to?: string;

  /** Of units; default `views`. */
  @IsOptional()
  @IsIn(unitMeasures)
  measure?: UnitMeasure;

  /** Of accounts: what platforms show; default `followers`. */
  @IsOptional()
  @IsIn(figureMetricNames)
  metric?: FigureMetricName;

  /** The counting rule, or the meaning of a platform's figure, where there are several. */
  @IsOptional()
  @Matches(/^[a-z0-9_.-]{1,80}$/)
  definitionId?: string;

  /** Of accounts and units: by an index, by this version of its formula, e.g. `wci/13`. */
  @IsOptional()
  @Matches(/^[a-z0-9][a-z0-9.-]{0,90}\/[a-z0-9.-]{1,40}$/)
  formulaId?: string;

  /** By an index whose values are all by one version; refused where they are not. */
  @IsOptional()
  @Matches(/^[a-z0-9_-]{1,40}$/)
  indexCode?: string;

  /** Accounts of this platform alone. */
  @IsOptional()
  @Matches(/^[a-z0-9_]{2,30}$/)
  platform?: string;

  /** Whose scheme gives the points; default the year that has the days, of the unit or the nearest above it. */
  @IsOptional()
  @IsUUID()
  assessmentYearId?: string;

  /** Units exactly so many levels below `organizationId`; absent: every unit of the branch. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(11)
  depth?: number;

  /** Whether figures of a unit cover everything below it; default with `depth`, and only there. */
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  includeDescendants?: boolean;
}

/** A page of ranks. */
export class RankingPageRequest extends RankingWishRequest {
  /** Rows of a page, 1–100. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 20;

  /** `nextCursor` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

export class AccountMatrixRequest {
  /** Its rows are the unit itself and each unit right below it, with all that hangs there. */
  @IsUUID()
  organizationId: string;

  /** A moment: accounts, states and followers as they were then; default now. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  at?: string;
}
