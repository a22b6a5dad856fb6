import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  IsUrl,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
  registerDecorator,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { importStates } from '../persistence/import.entity';
import type { ImportState } from '../persistence/import.entity';
import type { DamageChoice } from '../repair-import';
import { trackedChangeChoices } from '../reading/tracked-changes';
import type { TrackedChangeChoice } from '../reading/tracked-changes';

/** The text fields of an imported file; the file itself stands beside them in the form. */
export class ImportFileRequest {
  /** The unit whose draft it may become. */
  @IsUUID()
  organizationId: string;

  /** Where it was found. */
  @IsOptional()
  @IsUrl({ require_protocol: true, protocols: ['http', 'https'] })
  @MaxLength(2_000)
  sourceUrl?: string;

  /** How to take the changes that a Word document still tracks; without it somebody is asked. */
  @IsOptional()
  @IsIn(trackedChangeChoices)
  trackedChanges?: TrackedChangeChoice;
}

/** What was pasted: exactly one of the two. */
export class ImportPastedRequest {
  @IsUUID()
  organizationId: string;

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(1_500_000)
  html?: string;

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(1_000_000)
  text?: string;

  @IsOptional()
  @IsUrl({ require_protocol: true, protocols: ['http', 'https'] })
  @MaxLength(2_000)
  sourceUrl?: string;
}

export class ChooseTrackedChangesRequest {
  @IsIn(trackedChangeChoices)
  choice: TrackedChangeChoice;
}

/** All damages of a kind that are still open. */
export class KindOfDamageRequest {
  kind: string;
}

/** One damage by its id, or `{"kind": …}` for all of a kind, and nothing else. */
function IsDamageChoice(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      // Reported under the rule for forms, which has its sentence in both languages.
      name: 'matches',
      target: target.constructor,
      propertyName: String(property),
      options: {
        each: true,
        message: `each of ${String(property)} must be an id of a damage or {"kind": …}`,
      },
      validator: { validate: isDamageChoice },
    });
}

function isDamageChoice(value: unknown): boolean {
  if (typeof value === 'string') return damageId.test(value);
  if (typeof value !== 'object' || value === null) return false;
  const { kind, ...others } = value as Record<string, unknown>;
  return typeof kind === 'string' && /^[a-z_]{2,40}$/.test(kind) && Object.keys(others).length === 0;
}

const damageId = /^d[1-9]\d{0,5}$/;

export class DamageEditRequest {
  @Matches(damageId)
  damageId: string;

  /** Stands in the place of what was found; empty: nothing. */
  @IsString()
  @MaxLength(2_000)
  text: string;
}

const choices = ApiProperty({
  required: false,
  type: 'array',
  items: { oneOf: [{ type: 'string' }, { $ref: getSchemaPath(KindOfDamageRequest) }] },
});

@ApiExtraModels(KindOfDamageRequest)
export class RepairRequest {
  @choices
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5_000)
  @IsDamageChoice()
  accept?: DamageChoice[];

  @choices
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5_000)
  @IsDamageChoice()
  reject?: DamageChoice[];

  /** Takes back what was decided before. */
  @choices
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5_000)
  @IsDamageChoice()
  undo?: DamageChoice[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => DamageEditRequest)
  edits?: DamageEditRequest[];
}

export class FetchPicturesRequest {
  /** Addresses from `pictures`. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(2_000, { each: true })
  urls: string[];
}

export class DraftSourceRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name: string;

  @IsOptional()
  @IsUrl({ require_protocol: true, protocols: ['http', 'https'] })
  @MaxLength(2_000)
  url?: string;
}

/** What the import does not say itself. */
export class DraftImportRequest {
  /** Default: the title as found. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  title?: string;

  @IsOptional()
  @IsUUID()
  columnId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  summary?: string;

  @IsOptional()
  @IsString()
  @MaxLength(300)
  byline?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(40, { each: true })
  tags?: string[];

  /** Default: the source that the text names, else the host of its address. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => DraftSourceRequest)
  source?: DraftSourceRequest;
}

export class ListImportsRequest extends ListRequest {
  @IsOptional()
  @IsIn(importStates.filter((state) => state !== 'removed'))
  state?: ImportState;

  /** This unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** The import that this item was made from. */
  @IsOptional()
  @IsUUID()
  contentId?: string;

  /** Only the caller's own. */
  @IsOptional()
  @IsIn(['true', 'false'])
  mine?: 'true' | 'false';
}
