import { Type } from 'class-transformer';
import { IsOptional, IsString, IsUUID, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { IsDay, ListRequest } from '@haojiao/infrastructure/http';
import { SchemeDocumentRequest } from './scheme-document.requests';

export class CreateScoringSchemeRequest {
  /** The unit that issues it. */
  @IsUUID()
  organizationId: string;

  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;

  /** Begin with one of `/scoring-scheme-templates`. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  template?: string;

  /** Or with rules of your own. */
  @IsOptional()
  @ValidateNested()
  @Type(() => SchemeDocumentRequest)
  document?: SchemeDocumentRequest;

  /** First day of the first version; default today. */
  @IsOptional()
  @IsDay()
  validFrom?: string;

  /** Last day; absent: until another version begins. */
  @IsOptional()
  @IsDay()
  validTo?: string | null;
}

export class RenameScoringSchemeRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;
}

export class CopyScoringSchemeRequest {
  @IsUUID()
  organizationId: string;

  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;

  /** Default today. */
  @IsOptional()
  @IsDay()
  validFrom?: string;
}

export class ListScoringSchemesRequest extends ListRequest {
  /** Issued by this unit. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}

export class AddSchemeVersionRequest {
  @IsDay()
  validFrom: string;

  /** Absent: until another version begins. */
  @IsOptional()
  @IsDay()
  validTo?: string | null;

  @ValidateNested()
  @Type(() => SchemeDocumentRequest)
  document: SchemeDocumentRequest;
}

export class ChangeSchemeVersionRequest {
  @IsOptional()
  @IsDay()
  validFrom?: string;

  /** Null: until another version begins. */
  @IsOptional()
  @IsDay()
  validTo?: string | null;

  /** The whole document. */
  @IsOptional()
  @ValidateNested()
  @Type(() => SchemeDocumentRequest)
  document?: SchemeDocumentRequest;
}
