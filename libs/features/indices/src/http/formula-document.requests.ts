import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { inputKinds, inputReaches } from '../domain/formula';
import type { FormulaDocument, InputKind, InputReach } from '../domain/formula';

/** As expressions name inputs, constants and steps. */
const namePattern = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;
/** One line without control characters. */
const line = /^\P{Cc}*\S\P{Cc}*$/u;
export const indexCodePattern = /^[a-z][a-z0-9_]{0,39}$/;

export class FormulaInputRequest {
  @Matches(namePattern)
  name: string;

  /** What it is called to people; default its name. */
  @IsOptional()
  @Matches(line)
  @MaxLength(60)
  label?: string;

  @IsIn(inputKinds)
  kind: InputKind;

  /** The figure's name, e.g. `read_count`. */
  @IsOptional()
  @Matches(indexCodePattern)
  measure?: string | null;

  /** `all` (default) items of the period, those in the `lead` slot, or the `best` one. */
  @IsOptional()
  @IsIn(inputReaches)
  over?: InputReach;

  /** Of which index a value is taken, for `kind: index`. */
  @IsOptional()
  @Matches(indexCodePattern)
  indexCode?: string | null;

  /** What counts where nothing is given; absent: it must be given. */
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 6 })
  @Min(-1e12)
  @Max(1e12)
  whenMissing?: number | null;

  /** Less than this counts as this. */
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 6 })
  @Min(-1e12)
  @Max(1e12)
  atLeast?: number | null;

  /** The input that this one can't exceed. */
  @IsOptional()
  @Matches(namePattern)
  partOf?: string | null;
}

export class FormulaConstantRequest {
  @Matches(namePattern)
  name: string;

  @IsNumber({ maxDecimalPlaces: 12 })
  @Min(-1e12)
  @Max(1e12)
  value: number;
}

export class FormulaStepRequest {
  @Matches(namePattern)
  name: string;

  /** `+ − × ÷`, brackets, `ln sqrt min max`, and names of inputs, constants and steps before it. */
  @IsString()
  @MaxLength(2_000)
  expression: string;
}

export class FormulaDocumentRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => FormulaInputRequest)
  inputs: FormulaInputRequest[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => FormulaConstantRequest)
  constants?: FormulaConstantRequest[];

  /** Calculated in their order. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => FormulaStepRequest)
  steps?: FormulaStepRequest[];

  /** Of the result. */
  @IsString()
  @MaxLength(2_000)
  expression: string;

  /** The result is rounded to so many, half up; default 2. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(6)
  decimals?: number;
}

/** The formula as it is kept, with everything that was left out. */
export function toFormulaDocument(body: FormulaDocumentRequest): FormulaDocument {
  const { inputs, constants = [], steps = [], expression, decimals = 2 } = body;
  return {
    inputs: inputs.map(({ name, label = name, kind, ...more }) => ({
      ...{ name, label: { zh: label, en: label }, kind },
      measure: more.measure ?? null,
      over: more.over ?? 'all',
      indexCode: more.indexCode ?? null,
      whenMissing: more.whenMissing ?? null,
      atLeast: more.atLeast ?? null,
      partOf: more.partOf ?? null,
    })),
    constants: constants.map(({ name, value }) => ({ name, value })),
    steps: steps.map((step) => ({ name: step.name, expression: step.expression })),
    expression,
    decimals,
  };
}
