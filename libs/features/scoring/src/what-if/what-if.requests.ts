import { Type } from 'class-transformer';
import { IsOptional, IsUUID, Matches, ValidateNested } from 'class-validator';
import { IsDay } from '@haojiao/infrastructure/http';
import { SchemeDocumentRequest } from '../schemes/scheme-document.requests';

export class WhatIfPeriodRequest {
  /** First day, `YYYY-MM-DD`. */
  @IsDay()
  from: string;

  /** Last day. */
  @IsDay()
  to: string;
}

export class WhatIfRequest {
  /** The unit that scores; default the scheme's. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** Code of a class; default every unit below. */
  @IsOptional()
  @Matches(/^[a-z0-9][a-z0-9_-]{0,39}$/)
  unitClass?: string;

  @ValidateNested()
  @Type(() => WhatIfPeriodRequest)
  period: WhatIfPeriodRequest;

  /** A version of the scheme, as if it had held all the time. */
  @IsOptional()
  @IsUUID()
  versionId?: string;

  /** Or any other rules. */
  @IsOptional()
  @ValidateNested()
  @Type(() => SchemeDocumentRequest)
  document?: SchemeDocumentRequest;
}
