import { OmitType, PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import type { DeliveryState } from '../delivery/notice-delivery.entity';
import { kindPattern } from './notice.requests';

export class CreateNoticeHookRequest {
  /** Notices of this unit and the units below it. */
  @IsUUID()
  organizationId: string;

  @IsString()
  @MinLength(1)
  @MaxLength(100)
  @Matches(/\S/)
  name: string;

  /** https on the public internet, or inside what the operator trusts. */
  @IsString()
  @MaxLength(2_000)
  url: string;

  /** Only these kinds (`review.overdue`), or nouns for all of their kinds (`review`); absent or empty: all. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @Matches(kindPattern, { each: true })
  kinds?: string[];

  @IsOptional()
  @IsIn(['active', 'paused'])
  state?: 'active' | 'paused';
}

export class ChangeNoticeHookRequest extends PartialType(
  OmitType(CreateNoticeHookRequest, ['organizationId'] as const),
  { skipNullProperties: false },
) {}

export class ListNoticeHooksRequest extends ListRequest {
  /** Hooks of this unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}

export class ListDeliveriesRequest extends ListRequest {
  @IsOptional()
  @IsIn(['pending', 'sent', 'failed', 'dropped'])
  state?: DeliveryState;
}
