import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  MinLength,
} from 'class-validator';

const anyHost = { require_tld: false, require_protocol: true, protocols: ['http', 'https'] };

/** Every setting of the product, read once at start, checked and frozen. Nothing else reads the environment. */
export class Settings {
  /** `development` is the first try on one machine; `production` refuses missing and sample secrets. */
  @IsIn(['development', 'production', 'test'])
  nodeEnv: 'development' | 'production' | 'test';

  /** TCP port of the api. */
  @IsInt()
  @Min(0)
  @Max(65_535)
  port: number;

  /** Address to listen on: all interfaces, or loopback. */
  @IsString()
  host: string;

  /** Data folder, absolute or relative to where the process was started. */
  @IsString()
  home: string;

  /** Where readers and platforms reach us, without trailing slash; canonical links begin with it. */
  @IsUrl(anyHost)
  publicUrl: string;

  /** Key ring `name:base64(32 bytes)`, newest first, separated by commas. No default: a known key is no key. */
  @Matches(/^[a-z0-9]+:[A-Za-z0-9+/]{43}=(,[a-z0-9]+:[A-Za-z0-9+/]{43}=)*$/, {
    message: 'HAOJIAO_SECRET_KEYS must be name:base64(32 bytes), several separated by commas, newest first',
  })
  secretKeys: string;

  @IsString()
  @MinLength(3)
  adminUsername: string;

  /** Password of the first administrator; when absent a random one is made and printed once. */
  @IsOptional()
  @MinLength(10)
  adminPassword?: string;

  /** One person may hold several of the three administrator roles. */
  @IsBoolean()
  smallOffice: boolean;

  @Matches(/^postgres(ql)?:\/\//, { message: 'DATABASE_URL must begin with postgres://' })
  databaseUrl: string;

  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//, { message: 'DATABASE_REPLICA_URL must begin with postgres://' })
  databaseReplicaUrl?: string;

  /** Connections of one process. */
  @IsInt()
  @Min(2)
  @Max(500)
  databasePoolSize: number;

  @Matches(/^rediss?:\/\//, { message: 'REDIS_URL must begin with redis:// or rediss://' })
  redisUrl: string;

  /** `file:/path` or `s3://bucket?endpoint=…`. */
  @Matches(/^(file:|s3:)/, { message: 'STORAGE_URL must begin with file: or s3:' })
  storageUrl: string;

  /** The ffmpeg program, absolute; absent where the machine has none: then films go out as they came, or not at all. */
  @IsOptional()
  @IsString()
  ffmpeg?: string;

  /** clamd, asked about every file that comes in: `tcp://127.0.0.1:3310` or `unix:/run/clamd.ctl`; absent: no scanning. */
  @IsOptional()
  @Matches(/^(?:tcp:\/\/(?:\[[0-9a-f:]+\]|[^\s/:[\]]+):\d{1,5}|unix:\/[^\s]+)$/i, {
    message: 'CLAMD_URL must be tcp://host:port or unix:/path',
  })
  clamdUrl?: string;

  /** The stand-ins of the platforms run beside us; refused in production. */
  @IsIn(['on', 'off'])
  sandbox: 'on' | 'off';

  /** Where the sandbox makes accounts. */
  @IsOptional()
  @IsUrl(anyHost)
  sandboxUrl?: string;

  @IsOptional()
  @IsUrl(anyHost)
  wechatBaseUrl?: string;

  @IsOptional()
  @IsUrl(anyHost)
  weiboBaseUrl?: string;

  @IsOptional()
  @IsUrl(anyHost)
  douyinBaseUrl?: string;

  @IsOptional()
  @IsUrl(anyHost)
  toutiaoBaseUrl?: string;

  @IsOptional()
  @IsUrl(anyHost)
  toutiaoOauthBaseUrl?: string;

  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
  logLevel: string;

  /** Number of reverse proxies in front of us whose `X-Forwarded-For` is believed. */
  @IsInt()
  @Min(0)
  @Max(5)
  trustedProxies: number;

  /** Bearer token for `/metrics` from other than loopback. */
  @IsOptional()
  @MinLength(16)
  metricsToken?: string;

  /** `smtp://user:password@host:587` or `smtps://…`; without it no mail is sent. */
  @IsOptional()
  @Matches(/^smtps?:\/\//, { message: 'HAOJIAO_SMTP_URL must begin with smtp:// or smtps://' })
  smtpUrl?: string;

  /** Sender of our mail: `号角 <haojiao@union.example>`. */
  @IsOptional()
  @Matches(/^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/, {
    message: 'HAOJIAO_MAIL_FROM must be an address, or: Name <address>',
  })
  mailFrom?: string;

  /**
   * Origins inside the own network to which notices may be posted, and mail servers from which reports may be read
   * (`imaps://mail.inside:993`, `imap://…`), although guarded connections don't go there.
   */
  @IsUrl({ ...anyHost, protocols: ['http', 'https', 'imap', 'imaps'] }, { each: true })
  trustedOrigins: string[];

  /** Networks beside the list of the product from which no person listens, `203.0.113.0/24`. */
  @Matches(/^[0-9a-fA-F.:]+\/\d{1,3}$/, {
    each: true,
    message: 'HAOJIAO_DATA_CENTRE_RANGES must be networks such as 203.0.113.0/24, separated by commas',
  })
  dataCentreRanges: string[];

  /**
   * For so long a cache between us and readers may give public answers that it can be told to forget, seconds; 0: for ten
   * seconds, as everything.
   */
  @IsInt()
  @Min(0)
  @Max(86_400)
  cdnSeconds: number;
  /** Reports of views and plays are kept one by one for this many days, so that figures can be recounted; 0: none is. */
  @IsInt()
  @Min(0)
  @Max(400)
  keptEventsDays: number;

  /** A worker that was not heard of for this long loses its leases, seconds. */
  @IsInt()
  @Min(2)
  @Max(600)
  leaseSeconds: number;

  /** How many times faster than real time the publishing clock runs; 1 except in tests and training. */
  @IsInt()
  @Min(1)
  @Max(1_000)
  clockSpeed: number;

  /** The instant at which a faster clock stood at real time, milliseconds since 1970; the same for all processes. */
  @IsInt()
  clockAnchorMs: number;
}
