export * from './forget-old-notices.sweep';
export * from './http/notices-http.module';
export * from './notices';
export * from './notices.module';
export type { NoticeSeverity } from './persistence/notice.entity';
