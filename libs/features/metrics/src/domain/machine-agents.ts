/**
 * Programs that fetch pages without a reader, by what they call themselves in `User-Agent`. Names are written down by hand
 * as they are widely quoted, without a look at the operators' pages; a generic word such as "bot" catches the well-behaved
 * rest.
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

/** Since the list of `page_view.v1`: services of language models and previews that use none of the words above. */
const addedIn202611 = [
  'anthropic-ai',
  'chatgpt-user',
  'claude-user',
  'claude-web',
  'cohere-ai',
  'perplexity-user',
  'mistralai-user',
  'meta-externalagent',
  'meta-externalfetcher',
  'google-inspectiontool',
  'googleother',
  'google-safety',
  'skypeuripreview',
  'embedly',
  'newspaper/',
  'okhttp-crawler',
  'guzzlehttp',
  'node-superagent',
  'postmanruntime',
  'insomnia/',
  'electron-fetch',
];

const crawlerPattern = new RegExp([...crawlers, ...programs.map(escaped)].join('|'), 'i');
const crawlerPattern202611 = new RegExp(
  [...crawlers, ...[...programs, ...addedIn202611].map(escaped)].join('|'),
  'i',
);
const monitorPattern = new RegExp(monitors.map(escaped).join('|'), 'i');

/** Nobody's browser has a longer name; the rest of a hostile one is not looked at. */
const LONGEST_AGENT = 512;

export function isMonitor(userAgent: string): boolean {
  return monitorPattern.test(userAgent.slice(0, LONGEST_AGENT));
}

export function isMachine(userAgent: string): boolean {
  return crawlerPattern.test(userAgent.slice(0, LONGEST_AGENT));
}

/** By the list of 2026-11-22. */
export function isMachine202611(userAgent: string): boolean {
  return crawlerPattern202611.test(userAgent.slice(0, LONGEST_AGENT));
}

/** The lists as they are shown beside a figure. */
export const machineAgents: readonly string[] = [
  ...crawlers.map((word) => word.replace('(?<!cu)bot\\b', 'bot')),
  ...programs,
];
export const monitorAgents: readonly string[] = monitors;
export const machineAgents202611: readonly string[] = [...machineAgents, ...addedIn202611];

/**
 * A maintained list: the date on which it was written down, shown beside the figures, and where it is to be checked (the
 * first was not: it is by hand, of names that are widely quoted). A list belongs to
 * the rule that names it and is pinned with it. To renew it (docs/counting.md): read the sources, write a new list with a
 * new date, name it in a new version of the rule, leave the old ones as they are.
 */
export const agentLists = {
  '2026-11-22': {
    date: '2026-11-22',
    sources: [
      'https://developers.google.com/search/docs/crawling-indexing/google-common-crawlers',
      'https://www.bing.com/webmasters/help/which-crawlers-does-bing-use-8c184ec0',
      'https://ziyuan.baidu.com/college/articleinfo?id=2972',
      'https://platform.openai.com/docs/bots',
      'https://github.com/monperrus/crawler-user-agents',
    ],
  },
} as const;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
