export const siteTemplates = ['plain', 'classic_red', 'calm_blue'] as const;
export type SiteTemplate = (typeof siteTemplates)[number];

export const followPlatforms = ['wechat', 'weibo', 'douyin', 'toutiao', 'wechat_channels', 'other'] as const;
export type FollowPlatform = (typeof followPlatforms)[number];

/** Drawn by the pages themselves: nobody's pictures are needed. */
export const serviceIcons = ['help', 'law', 'join', 'mail', 'phone', 'book', 'heart', 'shield'] as const;
export type ServiceIcon = (typeof serviceIcons)[number];

export interface Hotline {
  /** `职工维权热线` */
  name: string;
  /** `12351` */
  number: string;
}

/** 关注: a picture of a QR code, and whose account it leads to. */
export interface FollowCode {
  platform: FollowPlatform;
  name: string;
  assetId: string;
}

/** 服务: 困难帮扶, 法律援助, 入会. */
export interface ServiceCard {
  title: string;
  text: string;
  /** https, or a path of our own pages */
  url: string;
  icon: ServiceIcon;
}

/** Colours as `#rrggbb`; what is left out comes from the template. */
export interface SiteTheme {
  /** Of links and marks. */
  accentColor?: string;
  textColor?: string;
  backgroundColor?: string;
  headerColor?: string;
  headerTextColor?: string;
  /** CSS pixels */
  fontSize?: number;
  /** Corner radius, CSS pixels */
  corner?: number;
}

/** 哀悼日: pages without colour. Ordered above, it holds for every unit below. */
export interface GreyTheme {
  mode: 'on' | 'off' | 'window';
  /** RFC 3339, of a window */
  from?: string;
  until?: string;
}

/** What a unit may set. A member that is absent is inherited from the next unit above that has it. */
export interface SiteSettings {
  name?: string;
  description?: string;
  keywords?: string[];
  /** 网站标识码 */
  siteIdCode?: string;
  logoAssetId?: string;
  icpNumber?: string;
  icpUrl?: string;
  /** 公安备案号 */
  psbNumber?: string;
  psbUrl?: string;
  hotline?: Hotline;
  address?: string;
  copyright?: string;
  followCodes?: FollowCode[];
  serviceCards?: ServiceCard[];
  template?: SiteTemplate;
  theme?: SiteTheme;
  headerAssetId?: string;
  grey?: GreyTheme;
}

export type SettingName = keyof SiteSettings;

/** Every picture that the settings name, once. */
export function assetIdsOf({ logoAssetId, headerAssetId, followCodes = [] }: SiteSettings): string[] {
  const ids = [logoAssetId, headerAssetId, ...followCodes.map(({ assetId }) => assetId)];
  return [...new Set(ids.filter((id): id is string => id !== undefined))];
}
