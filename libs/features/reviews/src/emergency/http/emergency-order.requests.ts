import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { IsRfc3339, ListRequest } from '@haojiao/infrastructure/http';
import { orderMeans } from '../domain/emergency-order';
import type { OrderMeans } from '../domain/emergency-order';
import { emergencyReasons } from '../domain/emergency-settings';
import { orderStates } from '../list-emergency-orders';
import type { OrderState } from '../list-emergency-orders';

const month = /^(20\d{2})-(0[1-9]|1[0-2])$/;

export class RecordEmergencyOrderRequest {
  /** One of those that the unit allows; `other` needs `reasonText`. */
  @IsIn(emergencyReasons)
  reasonCode: string;

  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  reasonText?: string | null;

  /** Who gave the order. */
  @IsUUID()
  approverId: string;

  @IsRfc3339()
  approvedAt: string;

  @IsIn(orderMeans)
  means: OrderMeans;

  /** The order in its own words. */
  @IsString()
  @MinLength(1)
  @MaxLength(2_000)
  wording: string;

  /** That it was read back to who gave it; nothing but `true` is recorded. */
  @IsBoolean()
  readBack: boolean;

  /** Where it goes out, and nowhere else. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Matches(/^[a-z_]{2,30}$/, { each: true })
  platforms: string[];
}

export class ListEmergencyOrdersRequest extends ListRequest {
  @IsOptional()
  @IsIn(orderStates)
  state?: OrderState;

  /** Items of this unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** `2026-11`: ordered in that month, Beijing. */
  @IsOptional()
  @Matches(month)
  month?: string;
}

export class CountEmergencyOrdersRequest {
  /** `2026-11` */
  @Matches(month)
  month: string;

  /** This unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}
