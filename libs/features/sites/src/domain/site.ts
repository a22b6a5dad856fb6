import type { GreyState } from './grey-theme';
import type { Launch } from './launch';
import type { FollowPlatform, Hotline, ServiceCard, SiteTemplate } from './site-settings';
import type { WholeTheme } from './templates';

/** A picture by its path on our own pages. */
export interface SitePicture {
  path: string;
  width: number;
  height: number;
}

/** Everything that a page says of its unit, ready to be printed. */
export interface Site {
  organizationId: string;
  name: string;
  description: string | null;
  keywords: string[];
  siteIdCode: string | null;
  logo: SitePicture | null;
  headerPicture: SitePicture | null;
  icpNumber: string | null;
  icpUrl: string;
  psbNumber: string | null;
  psbUrl: string;
  hotline: Hotline | null;
  address: string | null;
  copyright: string | null;
  followCodes: { platform: FollowPlatform; name: string; picture: SitePicture }[];
  serviceCards: ServiceCard[];
  template: SiteTemplate;
  theme: WholeTheme;
  grey: GreyState;
  launch: Launch;
}

/** Where the registers are looked at. */
export const REGISTER_OF_SITES = 'https://beian.miit.gov.cn/';
const REGISTER_OF_POLICE = 'https://beian.mps.gov.cn/';

/** A filing number's own entry, by its digits (`浙公网安备33052202000123号`); else the register. */
export function policeRegisterUrl(psbNumber: string | undefined): string {
  const digits = psbNumber ? /\d{10,}/.exec(psbNumber)?.[0] : undefined;
  return digits ? `${REGISTER_OF_POLICE}#/query/webSearch?code=${digits}` : REGISTER_OF_POLICE;
}
