import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IsRfc3339, ListRequest } from '@haojiao/infrastructure/http';
import { UnitsBelowRequest } from '@haojiao/features/organizations';
import { pushedItemStates } from './pushed-item.entity';
import type { PushedItemState } from './pushed-item.entity';

export class PushContentRequest {
  /** Units below the item's own; settled now. */
  @ValidateNested()
  @Type(() => UnitsBelowRequest)
  units: UnitsBelowRequest;

  /** What the units should know; plain text. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  note?: string;

  /** Either this or `dueOn`, or neither. */
  @IsOptional()
  @IsRfc3339()
  dueAt?: string;

  /** `YYYY-MM-DD`: due at the end of that day in the pushing unit's time zone. */
  @IsOptional()
  @Matches(/^20\d{2}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  dueOn?: string;

  /** The words have to go out as they are; default false. */
  @IsOptional()
  @IsBoolean()
  mustKeepText?: boolean;

  /** Whether a unit may say no, with a reason; default true. */
  @IsOptional()
  @IsBoolean()
  mayDecline?: boolean;
}

export class LinkageReasonRequest {
  @IsString()
  @MinLength(2)
  @MaxLength(500)
  reason: string;
}

export class ListPushBoardRequest extends ListRequest {
  @IsOptional()
  @IsIn(pushedItemStates)
  state?: PushedItemState;
}

export class ListPushesRequest extends ListRequest {
  /** This unit and those below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}

export class ListPushedItemsRequest extends ListPushBoardRequest {
  /** This unit and those below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}
