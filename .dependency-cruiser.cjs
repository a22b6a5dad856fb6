/** The direction of imports, as docs/architecture.md states it. This check, not memory, is the rule. */

/** A feature may import the features to its left. */
const order = [
  'audit',
  'organizations',
  'sessions',
  'audit-trail',
  'operations',
  'notices',
  'invitations',
  'working-days',
  'assets',
  'uploads',
  'programmes',
  'contents',
  'language-versions',
  'proofing',
  'drafting',
  'imports',
  'media-checks',
  'reviews',
  'channel-accounts',
  'publications',
  'metrics',
  'platform-figures',
  'indices',
  'submissions',
  'near-duplicates',
  'adoptions',
  'commissions',
  'submission-intake',
  'scoring',
  'bulletins',
  'honours',
  'linkage',
  'correspondent-pages',
  'sites',
  'delivery',
  'media-delivery',
  'podcasts',
  'legacy-imports',
  'planning',
  'sign-off-links',
  'evidence',
];

const tests =
  '(\\.spec\\.ts|\\.medium-spec\\.ts|\\.e2e-spec\\.ts)$|/e2e/|^libs/testing/|^libs/channel-kit/src/testing/';

const leftToRight = order.map((feature, index) => ({
  name: `${feature}-imports-only-to-its-left`,
  severity: 'error',
  from: { path: `^libs/features/${feature}/`, pathNot: tests },
  to: {
    path: '^libs/features/',
    pathNot: `^libs/features/(${[...order.slice(0, index), feature].join('|')})/`,
  },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'At run time; a type may name its neighbour.',
      severity: 'error',
      from: { pathNot: tests },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...leftToRight,
    {
      name: 'features-by-their-index',
      comment: 'Another feature is imported by its index.ts alone, the sole barrel.',
      severity: 'error',
      from: { path: '^libs/features/([^/]+)/', pathNot: tests },
      to: {
        path: '^libs/features/([^/]+)/src/',
        pathNot: ['^libs/features/$1/', '^libs/features/[^/]+/src/index\\.ts$'],
      },
    },
    {
      name: 'no-own-barrel',
      severity: 'error',
      from: { path: '^libs/features/([^/]+)/src/.+', pathNot: tests },
      to: { path: '^libs/features/$1/src/index\\.ts$' },
    },
    {
      name: 'known-features-only',
      comment: 'A new feature takes its place in the order above.',
      severity: 'error',
      from: {},
      to: { path: '^libs/features/', pathNot: `^libs/features/(${order.join('|')})/` },
    },
    {
      name: 'domain-is-plain',
      comment: 'Rules and states: no framework, no database, no network.',
      severity: 'error',
      from: { path: '^libs/features/[^/]+/src/domain/', pathNot: tests },
      to: {
        pathNot: [
          '^libs/features/[^/]+/src/(domain|types)/',
          '^libs/kernel/',
          '^libs/channel-kit/',
          '^node:(crypto|net|buffer)$|^(crypto|net|buffer)$',
          'node_modules/(sanitize-html|luxon|cheerio|ipaddr\\.js|@types)/',
        ],
      },
    },
    {
      name: 'kernel-stands-alone',
      severity: 'error',
      from: { path: '^libs/kernel/' },
      to: { path: '^(libs/(?!kernel)|apps/|migrations/)' },
    },
    {
      name: 'channel-kit-knows-only-the-kernel',
      severity: 'error',
      from: { path: '^libs/channel-kit/' },
      to: { path: '^(libs/(?!kernel|channel-kit)|apps/)' },
    },
    {
      name: 'a-channel-knows-no-sister-and-no-feature',
      severity: 'error',
      from: { path: '^libs/channels/([^/]+)/', pathNot: tests },
      to: { path: '^(libs/channels/(?!$1/)|libs/features/|libs/infrastructure/|apps/)' },
    },
    {
      name: 'features-know-no-platform',
      severity: 'error',
      from: { path: '^libs/features/', pathNot: tests },
      to: { path: '^libs/channels/' },
    },
    {
      name: 'infrastructure-knows-no-feature',
      severity: 'error',
      from: { path: '^libs/infrastructure/', pathNot: tests },
      to: { path: '^(libs/(features|channels|channel-kit)/|apps/)' },
    },
    {
      name: 'sandbox-is-a-program-of-its-own',
      severity: 'error',
      from: { path: '^apps/sandbox/', pathNot: tests },
      to: { path: '^(libs/(?!kernel/)|apps/(?!sandbox/))' },
    },
    {
      name: 'nobody-imports-an-app',
      severity: 'error',
      from: { path: '^libs/', pathNot: tests },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-stand-apart',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: tests },
      to: { path: '^apps/(?!$1/)' },
    },
    {
      name: 'tests-only',
      severity: 'error',
      from: { pathNot: tests },
      to: { path: '^libs/(testing/|channel-kit/src/testing/)' },
    },
    {
      name: 'migrations-import-nothing',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(libs|apps)/' },
    },
    {
      name: 'only-the-producer-knows-queues',
      severity: 'error',
      from: { path: '^libs/features/' },
      to: { path: 'node_modules/bullmq/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'] },
  },
};
