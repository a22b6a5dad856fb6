import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
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
  MinLength,
  ValidateNested,
} from 'class-validator';
import { submissionCategories } from '@haojiao/features/submissions';
import type { SubmissionCategory } from '@haojiao/features/submissions';
import {
  adoptionExtents,
  adoptionKinds,
  adoptionStages,
  outletMedia,
  scoreLevels,
  useSlots,
} from '../domain';
import type {
  AdoptionExtent,
  AdoptionKind,
  AdoptionStage,
  OutletMedium,
  ScoreLevel,
  UseSlot,
} from '../domain';

/** As adoptions name outlets. */
export const outletCodePattern = /^[a-z0-9][a-z0-9_-]{0,59}$/;

/** Points of a rule: not negative, at most two decimals. */
export function IsPoints(): PropertyDecorator {
  return (target, property) => {
    for (const rule of [IsNumber({ maxDecimalPlaces: 2 }), Min(0), Max(100_000)]) rule(target, property);
  };
}

/** Whole fen, up to a million yuan. */
export function IsFen(): PropertyDecorator {
  return (target, property) => {
    for (const rule of [IsInt(), Min(0), Max(100_000_000)]) rule(target, property);
  };
}

export class OutletEntryRequest {
  @Matches(outletCodePattern)
  code: string;

  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  /** Other names by which it is written. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(100, { each: true })
  aliases?: string[];

  /** A name counts only at this level; absent: at every one. */
  @IsOptional()
  @IsIn(scoreLevels)
  level?: ScoreLevel | null;

  @IsOptional()
  @IsIn(outletMedia)
  medium?: OutletMedium | null;
}

/** What is left out asks for nothing. */
export class UseConditionRequest {
  /** Code of an outlet of the document. */
  @IsOptional()
  @Matches(outletCodePattern)
  outlet?: string;

  @IsOptional()
  @IsIn(scoreLevels)
  level?: ScoreLevel;

  @IsOptional()
  @IsIn(outletMedia)
  medium?: OutletMedium;

  @IsOptional()
  @IsIn(adoptionKinds)
  kind?: AdoptionKind;

  @IsOptional()
  @IsIn(adoptionExtents)
  extent?: AdoptionExtent;

  /** Default `adopted`. */
  @IsOptional()
  @IsIn(adoptionStages)
  stage?: AdoptionStage;

  @IsOptional()
  @IsIn(useSlots)
  slot?: UseSlot;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(submissionCategories, { each: true })
  categories?: SubmissionCategory[];

  /** Of the report's text. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  minCharacters?: number;
}

/** Of several rules the first that fits counts. */
export class UseRuleRequest extends UseConditionRequest {
  @IsPoints()
  points: number;
}

export class InstructionRuleRequest {
  @IsIn(scoreLevels)
  level: ScoreLevel;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(submissionCategories, { each: true })
  categories?: SubmissionCategory[];

  @IsPoints()
  points: number;
}

export class SubmissionRuleRequest {
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(submissionCategories, { each: true })
  categories?: SubmissionCategory[];

  @IsPoints()
  points: number;
}

export class PayRuleRequest extends UseConditionRequest {
  @IsFen()
  fen: number;
}

export class LengthBonusRequest {
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  aboveCharacters: number;

  @IsFen()
  fen: number;
}

export class PayRulesRequest {
  @IsIn(['point', 'item', 'use'])
  basis: 'point' | 'item' | 'use';

  /** Asked for by `point`. */
  @IsOptional()
  @IsFen()
  fenPerPoint?: number;

  /** Asked for by `item`. */
  @IsOptional()
  @IsFen()
  fenPerItem?: number;

  /** Asked for by `use`; of several the first that fits. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => PayRuleRequest)
  uses?: PayRuleRequest[];

  /** For `use`: a lead counts so many times; default once. */
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(1)
  @Max(10)
  leadFactor?: number;

  /** For `use`. */
  @IsOptional()
  @ValidateNested()
  @Type(() => LengthBonusRequest)
  lengthBonus?: LengthBonusRequest | null;

  /** Default `first_author`. */
  @IsOptional()
  @IsIn(['first_author', 'authors'])
  receiver?: 'first_author' | 'authors';

  /** No personal name, no pay; default true. */
  @IsOptional()
  @IsIn([true, false])
  requiresPersonalName?: boolean;
}
