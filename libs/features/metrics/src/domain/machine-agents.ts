/**
 * Programs that fetch pages without a reader, by what they call themselves in `User-Agent`. Names are those that the
 * operators publish in their webmaster pages (read 2026-11); a generic word such as "bot" catches the well-behaved rest.
 */
const crawlers = [
  // Self-declared: Googlebot, bingbot, PetalBot, GPTBot, AhrefsBot, Applebot … Cubot makes telephones.
  '(?<!cu)bot\\b',
  'spider',
  'crawler',
  'crawling',
  // Search and preview services that use none of the words above.
  'baiduboxapp-crawl',
  'slurp',
  'facebookexternalhit',
  'ia_archiver',
  'mediapartners-google',
  'google-read-aloud',
  'feedfetcher',
  'feedly',
  'qwantify',
];

const programs = [
  'curl/',
  'wget/',
  'python-requests',
  'python-urllib',
  'aiohttp',
  'httpx/',
  'scrapy',
  'go-http-client',
  'java/',
  'apache-httpclient',
  'libwww-perl',
  'node-fetch',
  'axios/',
  'undici',
  'headlesschrome',
  'phantomjs',
  'puppeteer',
  'playwright',
  'lighthouse',
];

const monitors = [
  'uptimerobot',
  'pingdom',
  'statuscake',
  'site24x7',
  'zabbix',
  'nagios',
  'check_http',
  'blackbox-exporter',
  'prometheus',
  'kube-probe',
  'jiankongbao',
  'heimdall',
];

const crawlerPattern = new RegExp([...crawlers, ...programs.map(escaped)].join('|'), 'i');
const monitorPattern = new RegExp(monitors.map(escaped).join('|'), 'i');

/** Nobody's browser has a longer name; the rest of a hostile one is not looked at. */
const LONGEST_AGENT = 512;

export function isMonitor(userAgent: string): boolean {
  return monitorPattern.test(userAgent.slice(0, LONGEST_AGENT));
}

export function isMachine(userAgent: string): boolean {
  return crawlerPattern.test(userAgent.slice(0, LONGEST_AGENT));
}

/** The lists as they are shown beside a figure. */
export const machineAgents: readonly string[] = [
  ...crawlers.map((word) => word.replace('(?<!cu)bot\\b', 'bot')),
  ...programs,
];
export const monitorAgents: readonly string[] = monitors;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
