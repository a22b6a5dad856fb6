import { ArrayMaxSize, IsArray, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';

/** What the taking unit says otherwise at once; the rest is edited in the draft. */
export class TakeRequest {
  /** A column of the taking unit or of one above it. */
  @IsOptional()
  @IsUUID()
  columnId?: string | null;

  /** Default the original's. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  title?: string;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  summary?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(40, { each: true })
  tags?: string[];
}
