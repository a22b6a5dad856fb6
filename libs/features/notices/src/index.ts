export type { NoticeSeverity } from './domain/notice-severity';
export { FanOutNotices } from './delivery/fan-out-notices.sweep';
export { SendNoticeHooks } from './hooks/send-notice-hooks.sweep';
export * from './http/notices-http.module';
export * from './jobs/forget-old-notices.sweep';
export * from './jobs/notices-jobs.module';
export { SendNoticeMails } from './mail/send-notice-mails.sweep';
export * from './notices';
export * from './notices.module';
