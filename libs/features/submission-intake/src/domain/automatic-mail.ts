import type { MailHeader } from './message-identity';

/** Whether a machine wrote it, by RFC 3834 and by what machines of all kinds write: such a mail is never answered. */
export function isAutomatic(headers: readonly MailHeader[], fromAddress: string): boolean {
  const valueOf = (name: string) =>
    headers.find((header) => header.name === name)?.value.toLowerCase() ?? null;
  const submitted = valueOf('auto-submitted');
  if (submitted !== null && !/^no\b/.test(submitted)) return true;
  if (/^(?:bulk|junk|list|auto_reply)\b/.test(valueOf('precedence') ?? '')) return true;
  if (
    ['list-id', 'list-post', 'x-autoreply', 'x-autorespond', 'x-auto-response-suppress', 'feedback-id'].some(
      (name) => valueOf(name) !== null,
    )
  ) {
    return true;
  }
  if (valueOf('return-path') === '<>') return true;
  if (/^multipart\/report\b/.test(valueOf('content-type') ?? '')) return true;
  return /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|donotreply|bounces?)(?:[+@-]|$)/i.test(
    fromAddress,
  );
}
