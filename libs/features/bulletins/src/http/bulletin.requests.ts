import { PartialType, PickType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
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
  MinLength,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { bulletinStates } from '../persistence/bulletin.entity';
import type { BulletinState } from '../persistence/bulletin.entity';

export class BulletinWordsRequest {
  /** Null or absent: by issuer and period. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  title?: string | null;

  /** 红头, in red at the top; null or absent: none. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  letterhead?: string | null;

  /** 机关代字: 江工宣通 in 江工宣通〔2026〕第3期. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  numberPrefix?: string | null;

  /** Names the units that sent nothing below the tables; default true. */
  @IsOptional()
  @IsBoolean()
  listsSilent?: boolean;

  /** So many ranks of correspondents in a table of their own; default 0, none. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  topCorrespondents?: number;
}

export class CreateBulletinRequest extends BulletinWordsRequest {
  /** Who issues it. */
  @IsUUID()
  organizationId: string;

  @IsUUID()
  assessmentYearId: string;

  /** A table for each, e.g. 机关部门 and 直属单位. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  unitClasses: string[];

  /** A month `2026-10`, a quarter `2026-Q3` or the year `2026`. */
  @Matches(/^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/)
  period: string;
}

export class ChangeBulletinRequest extends PartialType(BulletinWordsRequest, { skipNullProperties: false }) {}

export class OpenAppealsRequest {
  /** Last day for appeals, `YYYY-MM-DD`, 3 to 60 working days from today; default 5 working days. */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  until?: string;
}

export class FileAppealRequest {
  /** The unit that appeals. */
  @IsUUID()
  organizationId: string;

  /** The report that it is about; null or absent: the unit's row. */
  @IsOptional()
  @IsUUID()
  submissionId?: string | null;

  @IsString()
  @MinLength(2)
  @MaxLength(2_000)
  text: string;

  /** A link's screenshot, a clipping. */
  @IsOptional()
  @IsUUID()
  proofAssetId?: string | null;
}

export class AnswerAppealRequest {
  @IsIn(['upheld', 'rejected'])
  outcome: 'upheld' | 'rejected';

  @IsString()
  @MinLength(2)
  @MaxLength(2_000)
  reason: string;
}

export class CorrectBulletinRequest extends PickType(AnswerAppealRequest, ['reason']) {}

export class ListBulletinsRequest extends ListRequest {
  /** Of this issuer alone. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @IsOptional()
  @IsUUID()
  assessmentYearId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  unitClass?: string;

  @IsOptional()
  @IsIn(bulletinStates)
  state?: BulletinState;
}

export class ListAppealsRequest extends ListRequest {}
