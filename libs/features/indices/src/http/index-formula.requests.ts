import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IsDay, ListRequest } from '@haojiao/infrastructure/http';
import { formulaSubjects } from '../domain/formula';
import type { FormulaSubject } from '../domain/formula';
import { FormulaDocumentRequest, indexCodePattern } from './formula-document.requests';

export class AddFormulaVersionRequest {
  /** First day of the periods that it is for; absent: open. */
  @IsOptional()
  @IsDay()
  validFrom?: string | null;

  /** Last day; absent: open. */
  @IsOptional()
  @IsDay()
  validTo?: string | null;

  @ValidateNested()
  @Type(() => FormulaDocumentRequest)
  document: FormulaDocumentRequest;
}

export class CreateIndexFormulaRequest extends AddFormulaVersionRequest {
  /** The unit that issues it, for itself and those below. */
  @IsUUID()
  organizationId: string;

  /** Lower-case latin letters, digits and hyphens; part of the ids of its versions, `{unit}.{code}/1`. */
  @Matches(/^[a-z0-9][a-z0-9-]{0,39}$/)
  code: string;

  /** Which index it computes, e.g. `wvci`. */
  @Matches(indexCodePattern)
  indexCode: string;

  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;

  /** Where it comes from, what is open about it. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  note?: string | null;

  /** Whose index it is: an `account`'s, or a `unit`'s. */
  @IsIn(formulaSubjects)
  subject: FormulaSubject;

  /** Accounts of which platform; absent: of any. */
  @IsOptional()
  @Matches(/^[a-z][a-z0-9_-]{0,39}$/)
  platform?: string | null;
}

export class ChangeIndexFormulaRequest {
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name?: string;

  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  note?: string | null;
}

export class ListIndexFormulasRequest extends ListRequest {
  /** Issued by this unit. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @IsOptional()
  @Matches(indexCodePattern)
  indexCode?: string;
}

export class TrialValueRequest {
  @IsString()
  @MaxLength(40)
  name: string;

  @IsNumber()
  value: number;
}

export class TryIndexFormulaRequest {
  @ValidateNested()
  @Type(() => FormulaDocumentRequest)
  document: FormulaDocumentRequest;

  /** Inputs that are left out count as 0. */
  @IsArray()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => TrialValueRequest)
  values: TrialValueRequest[];
}
