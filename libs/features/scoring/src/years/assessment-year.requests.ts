import { PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { IsDay, ListRequest } from '@haojiao/infrastructure/http';
import { lateArrivalRules, periodUnits } from './assessment-year.entity';
import type { LateArrivals, PeriodUnit } from './assessment-year.entity';

class AssessmentYearBodyRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;

  /** First day, e.g. 1 December. */
  @IsDay()
  startsOn: string;

  /** Last day, e.g. 30 November. */
  @IsDay()
  endsOn: string;

  /** What bulletins are issued for. */
  @IsIn(periodUnits)
  periodUnit: PeriodUnit;

  /** What becomes of a fact that was proven after its period was closed. */
  @IsIn(lateArrivalRules)
  lateArrivals: LateArrivals;

  /** Of this unit or of one above it. */
  @IsUUID()
  schemeId: string;
}

export class CreateAssessmentYearRequest extends AssessmentYearBodyRequest {
  /** The unit that counts. */
  @IsUUID()
  organizationId: string;
}

export class ChangeAssessmentYearRequest extends PartialType(AssessmentYearBodyRequest, {
  skipNullProperties: false,
}) {}

export class ListAssessmentYearsRequest extends ListRequest {
  /** Of this unit. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}
