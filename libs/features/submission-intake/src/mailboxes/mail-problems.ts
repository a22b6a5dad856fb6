import { AddressRefused } from '@haojiao/infrastructure/http';
import type { MailboxProblem } from '../persistence/submission-mailbox.entity';

/** What went wrong with a mail server, in words for whoever set the mailbox up. */
export function problemOfMail(error: unknown): MailboxProblem {
  if (isRefused(error)) return problems.address_refused;
  const {
    code,
    authenticationFailed,
    responseStatus,
    mailboxMissing,
    executedCommand = '',
  } = error as MailError;
  if (authenticationFailed) return problems.sign_in_refused;
  const isAboutFolder = /^\S+ (?:SELECT|EXAMINE|STATUS|UID MOVE|UID COPY) /.test(executedCommand);
  if (mailboxMissing || (responseStatus && isAboutFolder)) return problems.folder_missing;
  if (code === undefined) return problems.mail_server_failed;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return problems.host_unknown;
  if (/^(ECONN|EHOST|ENET)/.test(code) || /TIMEOUT/i.test(code)) return problems.no_answer;
  if (/CERT|SELF_SIGNED|UNABLE_TO|ALTNAME|SSL|TLS|EPROTO/.test(code)) return problems.certificate_invalid;
  return problems.mail_server_failed;
}

interface MailError {
  code?: string;
  authenticationFailed?: boolean;
  /** Of the server: `NO`, `BAD`. */
  responseStatus?: string;
  mailboxMissing?: boolean;
  executedCommand?: string;
}

/** The refusal of an address may stand behind the error of the connection. */
function isRefused(error: unknown): boolean {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; depth += 1) {
    if (cause instanceof AddressRefused || (cause as { code?: string }).code === 'address_refused')
      return true;
    cause = cause.cause;
  }
  return false;
}

export const problems = {
  address_refused: {
    code: 'address_refused',
    message: {
      zh: '邮件服务器应为公网主机，端口 993（TLS）或 143（STARTTLS）；内网服务器请由运维以 imaps://主机:端口 加入 HAOJIAO_TRUSTED_ORIGINS。',
      en: 'The mail server must be a public host on port 993 (TLS) or 143 (STARTTLS); one inside is named by the operator in HAOJIAO_TRUSTED_ORIGINS as imaps://host:port.',
    },
  },
  secret_unreadable: {
    code: 'secret_unreadable',
    message: {
      zh: '保存的密码已无法解密（加密密钥丢失或更换），请重新填写。',
      en: 'The kept password can not be opened any more (a secret key was lost); enter it again.',
    },
  },
  sign_in_refused: {
    code: 'sign_in_refused',
    message: {
      zh: '邮件服务器拒绝登录：请核对用户名和密码；很多邮箱须先开启 IMAP，并使用“授权码”代替密码。',
      en: 'The mail server refused the sign-in: check user name and password; many need IMAP switched on and an authorisation code instead of the password.',
    },
  },
  folder_missing: {
    code: 'folder_missing',
    message: {
      zh: '邮箱中没有所填的文件夹，请核对名称（收件箱为 INBOX）。',
      en: 'The mailbox has no such folder; check its name (the inbox is INBOX).',
    },
  },
  host_unknown: {
    code: 'host_unknown',
    message: {
      zh: '找不到这台邮件服务器，请核对主机名。',
      en: 'There is no such host; check its name.',
    },
  },
  no_answer: {
    code: 'no_answer',
    message: {
      zh: '邮件服务器没有应答，请核对主机、端口和加密方式。',
      en: 'The mail server does not answer; check host, port and encryption.',
    },
  },
  certificate_invalid: {
    code: 'certificate_invalid',
    message: {
      zh: '无法建立安全连接：服务器证书无效，或端口与加密方式不符。',
      en: 'No secure connection: the certificate is not valid, or the port does not fit the encryption.',
    },
  },
  mail_server_failed: {
    code: 'mail_server_failed',
    message: {
      zh: '邮件服务器的应答无法理解，请稍后再试。',
      en: 'The mail server answered something that is not understood; try again later.',
    },
  },
} as const satisfies Record<string, MailboxProblem>;
