import type { Shape } from '@/api-client';
import type { Mailbox } from './use-mailboxes';

/** The folder that every mailbox has, as mail servers call it. */
export const INBOX = 'INBOX';

/** Services that many offices use, with their servers; all of them read by TLS on port 993. */
export const services = {
  qq: 'imap.qq.com',
  exmail: 'imap.exmail.qq.com',
  netease163: 'imap.163.com',
  netease126: 'imap.126.com',
  netease_qiye: 'imap.qiye.163.com',
  aliyun_qiye: 'imap.qiye.aliyun.com',
} as const;
export type Service = keyof typeof services | 'other';

export const TLS_PORT = 993;
export const STARTTLS_PORT = 143;

/** What the form holds. */
export interface MailboxValues {
  name: string;
  kind: Mailbox['kind'];
  host?: string;
  port?: number;
  secure?: boolean;
  username?: string;
  password?: string;
  folder?: string;
  doneFolder?: string;
  acceptUnknownSenders: boolean;
  defaultCategory?: Mailbox['defaultCategory'];
  trustedAuthservIds?: string[];
}

export function serviceOf(host: string | null | undefined): Service | undefined {
  if (!host) return undefined;
  const known = Object.entries(services).find(([, server]) => server === host);
  return known ? (known[0] as Service) : 'other';
}

export function valuesOf(mailbox: Mailbox): MailboxValues {
  return {
    ...{ name: mailbox.name, kind: mailbox.kind, acceptUnknownSenders: mailbox.acceptUnknownSenders },
    ...{ defaultCategory: mailbox.defaultCategory, trustedAuthservIds: mailbox.trustedAuthservIds },
    ...(mailbox.kind === 'imap' && {
      ...{ host: mailbox.host ?? '', port: mailbox.port ?? TLS_PORT, secure: mailbox.secure ?? true },
      ...{ username: mailbox.username ?? '', doneFolder: mailbox.doneFolder ?? '' },
      folder: mailbox.folder === INBOX ? '' : (mailbox.folder ?? ''),
    }),
  };
}

/** What is sent. A password that stands is not shown, so an empty field leaves it. */
export function bodyOfValues(values: MailboxValues): Shape<'ChangeMailboxRequest'> {
  const common = {
    name: values.name.trim(),
    acceptUnknownSenders: values.acceptUnknownSenders,
    defaultCategory: values.defaultCategory ?? null,
    trustedAuthservIds: values.trustedAuthservIds ?? [],
  };
  if (values.kind === 'webhook') return common;
  return {
    ...common,
    host: values.host?.trim(),
    port: values.port,
    secure: values.secure ?? true,
    username: values.username?.trim(),
    ...(values.password && { password: values.password }),
    folder: values.folder?.trim() || INBOX,
    doneFolder: values.doneFolder?.trim() || null,
  };
}
