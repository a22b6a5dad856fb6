import { Type } from 'class-transformer';
import { IsInt, IsUUID, Max, Min } from 'class-validator';

export class YearlyOutputRequest {
  /** This unit and those below it. */
  @IsUUID()
  organizationId: string;

  @Type(() => Number)
  @IsInt()
  @Min(1990)
  @Max(2100)
  year: number;
}
