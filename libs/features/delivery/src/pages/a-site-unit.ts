import type { Site } from '@haojiao/features/sites';
import type { SiteUnit } from './site-unit';

/** A site that says nothing but its name; for tests of pages. */
export function aSite(change: Partial<Site> = {}): Site {
  return {
    organizationId: 'o1',
    name: '长兴县总工会',
    description: null,
    keywords: [],
    siteIdCode: null,
    logo: null,
    headerPicture: null,
    icpNumber: null,
    icpUrl: 'https://beian.miit.gov.cn/',
    psbNumber: null,
    psbUrl: 'https://beian.mps.gov.cn/',
    hotline: null,
    address: null,
    copyright: null,
    followCodes: [],
    serviceCards: [],
    template: 'plain',
    theme: {
      accentColor: '#a81f24',
      textColor: '#221e1b',
      backgroundColor: '#fffdfa',
      headerColor: '#fffdfa',
      headerTextColor: '#221e1b',
      fontSize: 17,
      corner: 10,
    },
    grey: { isGrey: false, changesAt: null },
    launch: { isOpen: true, isPublic: false, missing: [], waiver: null },
    ...change,
  };
}

/** A unit for tests of pages. */
export function aSiteUnit(change: Partial<SiteUnit> = {}): SiteUnit {
  return {
    id: 'o1',
    code: 'changxing',
    name: '长兴县总工会',
    timeZone: 'Asia/Shanghai',
    isRoot: false,
    site: aSite(),
    columns: [],
    ownSiteUrl: null,
    themeAddress: '/public/theme-changxing-0123456789ab.css',
    ...change,
  };
}
