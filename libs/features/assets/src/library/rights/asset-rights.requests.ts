import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IsDay } from '../is-day';

export class AssetRightsRequest {
  /** Who holds the rights: a person, an agency, the unit itself. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  holder?: string;

  /** On what ground we use it: a licence by name, a contract, a commission. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  licence?: string;

  /** Where it comes from: an address, the number of an order. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  source?: string;

  /** The last day on which it may be used, in Beijing; null or absent: no end is known. */
  @IsOptional()
  @IsDay()
  expiresOn?: string | null;

  /** Where it may be used; absent: everywhere. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  territory?: string;

  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  note?: string;
}
