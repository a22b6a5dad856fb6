import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { coAuthorPolicies, duplicatePolicies, tieBreakers } from '../domain';
import type { CoAuthorPolicy, Digits, DuplicatePolicy, TieBreaker } from '../domain';
import { PenaltyRulesRequest, UnitClassRuleRequest } from './class-rules.requests';
import {
  InstructionRuleRequest,
  IsPoints,
  OutletEntryRequest,
  PayRulesRequest,
  SubmissionRuleRequest,
  UseRuleRequest,
} from './scheme-rules.requests';

export class CapsRequest {
  @IsOptional()
  @IsPoints()
  perReport?: number | null;

  @IsOptional()
  @IsPoints()
  perUnitAndPeriod?: number | null;

  @IsOptional()
  @IsPoints()
  perUnitAndYear?: number | null;

  @IsOptional()
  @IsPoints()
  perPersonAndPeriod?: number | null;
}

export class RoundingRequest {
  @IsIn([0, 1, 2])
  digits: Digits;
}

export class RankingRequest {
  /** `shared`: 1, 2, 2, 4; `dense`: 1, 2, 2, 3. Default `shared`. */
  @IsOptional()
  @IsIn(['shared', 'dense'])
  ties?: 'shared' | 'dense';

  /** In this order, before a rank is shared. */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(tieBreakers, { each: true })
  tieBreakers?: TieBreaker[];
}

/** Everything that a version says; what is left out gives and takes nothing. */
export class SchemeDocumentRequest {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(300)
  @ValidateNested({ each: true })
  @Type(() => OutletEntryRequest)
  outlets?: OutletEntryRequest[];

  /** Narrow rules stand before wide ones: the first that fits counts. */
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => UseRuleRequest)
  uses: UseRuleRequest[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => SubmissionRuleRequest)
  submissions?: SubmissionRuleRequest[];

  /** For what was not adopted although the desk found that it meets the requirements. */
  @IsOptional()
  @IsPoints()
  meetsRequirements?: number;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => InstructionRuleRequest)
  instructions?: InstructionRuleRequest[];

  /** The same report used several times; default `sum`. */
  @IsOptional()
  @IsIn(duplicatePolicies)
  duplicatePolicy?: DuplicatePolicy;

  /** Default `first_author`. */
  @IsOptional()
  @IsIn(coAuthorPolicies)
  coAuthorPolicy?: CoAuthorPolicy;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => UnitClassRuleRequest)
  unitClasses?: UnitClassRuleRequest[];

  @IsOptional()
  @ValidateNested()
  @Type(() => PenaltyRulesRequest)
  penalties?: PenaltyRulesRequest;

  @IsOptional()
  @ValidateNested()
  @Type(() => CapsRequest)
  caps?: CapsRequest;

  @IsOptional()
  @ValidateNested()
  @Type(() => PayRulesRequest)
  pay?: PayRulesRequest | null;

  /** Half goes up; default two digits. */
  @IsOptional()
  @ValidateNested()
  @Type(() => RoundingRequest)
  rounding?: RoundingRequest;

  @IsOptional()
  @ValidateNested()
  @Type(() => RankingRequest)
  ranking?: RankingRequest;

  /** Whether a unit's points of a period may be less than nothing; default `keep`. */
  @IsOptional()
  @IsIn(['keep', 'zero'])
  negativeTotals?: 'keep' | 'zero';
}
