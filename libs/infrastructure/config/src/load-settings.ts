import { validateSync } from 'class-validator';
import { findProgram } from './find-program';
import { Settings } from './settings';

type Environment = Record<string, string | undefined>;

/** All that is wrong with the environment, in one error. */
export class SettingsError extends Error {
  constructor(readonly problems: string[]) {
    super(`The settings are not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

const names: Record<keyof Settings, string> = {
  nodeEnv: 'NODE_ENV',
  port: 'PORT',
  host: 'HOST',
  home: 'HAOJIAO_HOME',
  publicUrl: 'HAOJIAO_PUBLIC_URL',
  secretKeys: 'HAOJIAO_SECRET_KEYS',
  adminUsername: 'HAOJIAO_ADMIN_USERNAME',
  adminPassword: 'HAOJIAO_ADMIN_PASSWORD',
  smallOffice: 'HAOJIAO_SMALL_OFFICE',
  databaseUrl: 'DATABASE_URL',
  databaseReplicaUrl: 'DATABASE_REPLICA_URL',
  databasePoolSize: 'DATABASE_POOL_SIZE',
  redisUrl: 'REDIS_URL',
  storageUrl: 'STORAGE_URL',
  clamdUrl: 'CLAMD_URL',
  ffmpeg: 'HAOJIAO_FFMPEG',
  sandbox: 'HAOJIAO_SANDBOX',
  sandboxUrl: 'HAOJIAO_SANDBOX_URL',
  wechatBaseUrl: 'HAOJIAO_WECHAT_BASE_URL',
  weiboBaseUrl: 'HAOJIAO_WEIBO_BASE_URL',
  douyinBaseUrl: 'HAOJIAO_DOUYIN_BASE_URL',
  toutiaoBaseUrl: 'HAOJIAO_TOUTIAO_BASE_URL',
  toutiaoOauthBaseUrl: 'HAOJIAO_TOUTIAO_OAUTH_BASE_URL',
  logLevel: 'LOG_LEVEL',
  trustedProxies: 'HAOJIAO_TRUSTED_PROXIES',
  metricsToken: 'HAOJIAO_METRICS_TOKEN',
  smtpUrl: 'HAOJIAO_SMTP_URL',
  mailFrom: 'HAOJIAO_MAIL_FROM',
  trustedOrigins: 'HAOJIAO_TRUSTED_ORIGINS',
  dataCentreRanges: 'HAOJIAO_DATA_CENTRE_RANGES',
  cdnSeconds: 'HAOJIAO_CDN_SECONDS',
  keptEventsDays: 'HAOJIAO_KEPT_EVENTS_DAYS',
  leaseSeconds: 'HAOJIAO_LEASE_SECONDS',
  clockSpeed: 'HAOJIAO_CLOCK_SPEED',
  clockAnchorMs: 'HAOJIAO_CLOCK_ANCHOR',
};

/** Reads, checks and freezes the settings. @throws SettingsError with every problem at once. */
export function loadSettings(environment: Environment = process.env): Readonly<Settings> {
  const text = (key: keyof Settings): string | undefined => environment[names[key]] || undefined;
  const number = (key: keyof Settings, fallback: number) =>
    text(key) === undefined ? fallback : Number(text(key));
  const port = number('port', 3000);
  const home = text('home') ?? '.haojiao';
  const settings = Object.assign(new Settings(), {
    nodeEnv: text('nodeEnv') ?? 'development',
    port,
    host: text('host') ?? '0.0.0.0',
    home,
    publicUrl: (text('publicUrl') ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    secretKeys: text('secretKeys') ?? '',
    adminUsername: text('adminUsername') ?? 'admin',
    adminPassword: text('adminPassword'),
    smallOffice: text('smallOffice') === 'true',
    databaseUrl: text('databaseUrl') ?? '',
    databaseReplicaUrl: text('databaseReplicaUrl'),
    databasePoolSize: number('databasePoolSize', 20),
    redisUrl: text('redisUrl') ?? '',
    storageUrl: text('storageUrl') ?? `file:${home}/storage`,
    clamdUrl: text('clamdUrl'),
    ffmpeg: findProgram(text('ffmpeg') ?? 'ffmpeg', environment.PATH),
    sandbox: text('sandbox') ?? 'off',
    sandboxUrl: text('sandboxUrl')?.replace(/\/+$/, ''),
    wechatBaseUrl: text('wechatBaseUrl'),
    weiboBaseUrl: text('weiboBaseUrl'),
    douyinBaseUrl: text('douyinBaseUrl'),
    toutiaoBaseUrl: text('toutiaoBaseUrl'),
    toutiaoOauthBaseUrl: text('toutiaoOauthBaseUrl'),
    logLevel: text('logLevel') ?? 'info',
    trustedProxies: number('trustedProxies', 0),
    metricsToken: text('metricsToken'),
    smtpUrl: text('smtpUrl'),
    mailFrom: text('mailFrom'),
    trustedOrigins: (text('trustedOrigins') ?? '')
      .split(',')
      .map((origin) => origin.trim().replace(/\/+$/, ''))
      .filter((origin) => origin !== ''),
    dataCentreRanges: (text('dataCentreRanges') ?? '')
      .split(',')
      .map((range) => range.trim())
      .filter((range) => range !== ''),
    cdnSeconds: number('cdnSeconds', 0),
    keptEventsDays: number('keptEventsDays', 30),
    leaseSeconds: number('leaseSeconds', 30),
    clockSpeed: number('clockSpeed', 1),
    clockAnchorMs: number('clockAnchorMs', 0),
  });
  const problems = validateSync(settings).flatMap((error) =>
    Object.values(error.constraints ?? {}).map(
      (message) => `${names[error.property as keyof Settings]}: ${message}`,
    ),
  );
  problems.push(...productionProblems(settings));
  if (settings.smtpUrl && !settings.mailFrom)
    problems.push('HAOJIAO_MAIL_FROM: needed with HAOJIAO_SMTP_URL, e.g. 号角 <haojiao@union.example>');
  const wanted = text('ffmpeg');
  if (wanted && wanted !== 'off' && !settings.ffmpeg)
    problems.push(`HAOJIAO_FFMPEG: ${wanted} is no program that can be run`);
  if (problems.length > 0) throw new SettingsError(problems);
  return Object.freeze(settings);
}

/** For tools that need the database and nothing else. @throws SettingsError */
export function readDatabaseUrl(environment: Environment = process.env): string {
  const url = environment.DATABASE_URL ?? '';
  if (/^postgres(ql)?:\/\//.test(url)) return url;
  throw new SettingsError(['DATABASE_URL: must begin with postgres://']);
}

function productionProblems(settings: Settings): string[] {
  const problems: string[] = [];
  for (const key of settings.secretKeys.split(',')) {
    const bytes = Buffer.from(key.split(':')[1] ?? '', 'base64');
    if (bytes.length === 32 && new Set(bytes).size < 8) {
      problems.push('HAOJIAO_SECRET_KEYS: a sample key; make one with: openssl rand -base64 32');
    }
  }
  if (settings.nodeEnv !== 'production') return problems;
  if (settings.clockSpeed !== 1) problems.push('HAOJIAO_CLOCK_SPEED: must be 1 in production');
  if (settings.sandbox === 'on') problems.push('HAOJIAO_SANDBOX: must be off in production');
  if (settings.smallOffice)
    problems.push('HAOJIAO_SMALL_OFFICE: only for a first try, not with NODE_ENV=production');
  return problems;
}
