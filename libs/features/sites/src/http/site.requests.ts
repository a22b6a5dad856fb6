import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IsRfc3339 } from '@haojiao/infrastructure/http';
import { followPlatforms, serviceIcons, siteTemplates } from '../domain/site-settings';
import type { FollowPlatform, ServiceIcon, SiteTemplate } from '../domain/site-settings';

/** One line without control characters. */
const line = /^\P{Cc}*\S\P{Cc}*$/u;
const colour = /^#[0-9a-f]{6}$/;
const webAddress = /^https:\/\/[^\s"'<>\\]+$/;
const webOrOwnAddress = /^(https:\/\/[^\s"'<>\\]+|\/(?!\/)[^\s"'<>\\]*)$/;

export class HotlineRequest {
  /** `职工维权热线` */
  @Matches(line)
  @MaxLength(30)
  name: string;

  /** `12351`, `0571-12351` */
  @Matches(/^\+?\d[\d-]{2,19}$/)
  number: string;
}

export class FollowCodeRequest {
  @IsIn(followPlatforms)
  platform: FollowPlatform;

  /** Name of the account. */
  @Matches(line)
  @MaxLength(40)
  name: string;

  /** Picture of the QR code. */
  @IsUUID()
  assetId: string;
}

export class ServiceCardRequest {
  @Matches(line)
  @MaxLength(20)
  title: string;

  @IsString()
  @MaxLength(60)
  text: string;

  /** https, or a path of our own pages. */
  @Matches(webOrOwnAddress)
  @MaxLength(500)
  url: string;

  @IsIn(serviceIcons)
  icon: ServiceIcon;
}

/** Colours as `#rrggbb`; text has a contrast of 4.5 at least on its ground. */
export class SiteThemeRequest {
  @IsOptional()
  @Matches(colour)
  accentColor?: string;

  @IsOptional()
  @Matches(colour)
  textColor?: string;

  @IsOptional()
  @Matches(colour)
  backgroundColor?: string;

  @IsOptional()
  @Matches(colour)
  headerColor?: string;

  @IsOptional()
  @Matches(colour)
  headerTextColor?: string;

  /** CSS pixels. */
  @IsOptional()
  @IsInt()
  @Min(15)
  @Max(22)
  fontSize?: number;

  /** Corner radius, CSS pixels. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(24)
  corner?: number;
}

export class GreyThemeRequest {
  /** `window`: from–until. What a unit orders holds for every unit below it. */
  @IsIn(['on', 'off', 'window'])
  mode: 'on' | 'off' | 'window';

  @IsOptional()
  @IsRfc3339()
  from?: string;

  @IsOptional()
  @IsRfc3339()
  until?: string;
}

/** Null takes a member back: then it is inherited from the next unit above that has it. */
export class SiteSettingsRequest {
  /** Above the pages; without it the unit's own name. Not inherited. */
  @IsOptional()
  @Matches(line)
  @MaxLength(60)
  name?: string | null;

  @IsOptional()
  @Matches(line)
  @MaxLength(200)
  description?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(line, { each: true })
  @MaxLength(30, { each: true })
  keywords?: string[] | null;

  /** 网站标识码 */
  @IsOptional()
  @Matches(/^[A-Za-z0-9]{4,20}$/)
  siteIdCode?: string | null;

  @IsOptional()
  @IsUUID()
  logoAssetId?: string | null;

  /** 网站备案号 */
  @IsOptional()
  @Matches(line)
  @MaxLength(60)
  icpNumber?: string | null;

  /** Default `https://beian.miit.gov.cn/`. */
  @IsOptional()
  @Matches(webAddress)
  @MaxLength(500)
  icpUrl?: string | null;

  /** 公安备案号 */
  @IsOptional()
  @Matches(line)
  @MaxLength(60)
  psbNumber?: string | null;

  /** Default the number's own entry at `https://beian.mps.gov.cn/`. */
  @IsOptional()
  @Matches(webAddress)
  @MaxLength(500)
  psbUrl?: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => HotlineRequest)
  hotline?: HotlineRequest | null;

  @IsOptional()
  @Matches(line)
  @MaxLength(120)
  address?: string | null;

  @IsOptional()
  @Matches(line)
  @MaxLength(120)
  copyright?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(8)
  @ValidateNested({ each: true })
  @Type(() => FollowCodeRequest)
  followCodes?: FollowCodeRequest[] | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  @Type(() => ServiceCardRequest)
  serviceCards?: ServiceCardRequest[] | null;

  /** Choosing one leaves the colours of the units above behind. */
  @IsOptional()
  @IsIn(siteTemplates)
  template?: SiteTemplate | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => SiteThemeRequest)
  theme?: SiteThemeRequest | null;

  /** A wide picture above every page. */
  @IsOptional()
  @IsUUID()
  headerAssetId?: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => GreyThemeRequest)
  grey?: GreyThemeRequest | null;
}

export class WaiveLaunchRequest {
  /** Why no filing numbers are needed, e.g. that only the own network reaches the pages. */
  @IsString()
  @MinLength(4)
  @MaxLength(300)
  @Matches(/\S/)
  reason: string;
}
