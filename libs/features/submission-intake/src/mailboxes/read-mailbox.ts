import { Inject, Injectable } from '@nestjs/common';
import type { ImapFlow } from 'imapflow';
import { MINUTE_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { holds } from '../domain/intake-finding';
import type { IntakeFinding } from '../domain/intake-finding';
import type { SubmissionMailboxEntity } from '../persistence/submission-mailbox.entity';
import { ImapConnection, MAX_MESSAGE_BYTES } from './imap-connection';
import { KeepMessage } from './keep-message';
import type { ArrivedMessage } from './keep-message';
import { problemOfMail, problems } from './mail-problems';
import { MailboxLeases } from './mailbox-leases';
import type { HeldMailbox } from './mailbox-leases';
import { MailboxSecrets } from './mailbox-secrets';

/** Messages of one visit; the others come at the next. */
const A_VISIT = 50;
/** How much of a message that is too large is fetched. */
const HEAD_BYTES = 64 * 1024;
/** So often a message is asked for before it is passed over. */
const MAX_TROUBLE = 3;
const VISIT_MS = 4 * MINUTE_MS;

/** Fetches what is new in one mailbox: kept first, then marked, so that nothing is lost and nothing comes twice. */
@Injectable()
export class ReadMailbox {
  constructor(
    private readonly imap: ImapConnection,
    private readonly secrets: MailboxSecrets,
    private readonly leases: MailboxLeases,
    private readonly keeping: KeepMessage,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What goes wrong stands in the mailbox's row. */
  async run({ mailbox, leaseId }: HeldMailbox): Promise<void> {
    const password = this.secrets.open(mailbox);
    if (password === null) return this.leases.release(mailbox.id, leaseId, problems.secret_unreadable);
    try {
      await this.imap.within({ mailbox, password, withinMs: VISIT_MS }, (client) =>
        this.visit(client, { mailbox, leaseId }),
      );
      await this.leases.release(mailbox.id, leaseId, null);
    } catch (error) {
      await this.leases.release(mailbox.id, leaseId, problemOfMail(error));
    }
  }

  private async visit(client: ImapFlow, held: HeldMailbox): Promise<void> {
    const opened = client.mailbox;
    if (!opened) return;
    const uidValidity = Number(opened.uidValidity);
    await this.leases.enter(held, uidValidity, Number(opened.uidNext ?? 1));
    // First what an earlier visit kept and could not mark any more.
    await this.markKept(client, held.mailbox, uidValidity);
    for (const uid of await this.newUids(client, held.mailbox)) {
      await this.take(client, held, uidValidity, uid);
      await this.markKept(client, held.mailbox, uidValidity);
    }
  }

  /** Behind the last one; of those that were there before us, only what nobody has read. */
  private async newUids(
    client: ImapFlow,
    { lastUid, beginsAtUid }: SubmissionMailboxEntity,
  ): Promise<number[]> {
    const later = await client.search({ uid: `${lastUid! + 1}:*` }, { uid: true });
    const unread = new Set((await client.search({ seen: false }, { uid: true })) || []);
    return (later || [])
      .filter((uid) => uid > lastUid! && (uid >= beginsAtUid! || unread.has(uid)))
      .sort((one, other) => one - other)
      .slice(0, A_VISIT);
  }

  private async take(client: ImapFlow, held: HeldMailbox, uidValidity: number, uid: number): Promise<void> {
    const fetched = await this.fetch(client, held, uid);
    // It was moved or deleted meanwhile.
    if (!fetched) return;
    const message: ArrivedMessage = { number: { uidValidity, uid }, ...fetched };
    await this.keeping.keep(held.mailbox, message, (manager) => this.leases.advance(held, uid, manager));
    held.mailbox.lastUid = uid;
  }

  /** A message that can't be fetched again and again must not hold up those behind it. */
  private async fetch(
    client: ImapFlow,
    held: HeldMailbox,
    uid: number,
  ): Promise<Omit<ArrivedMessage, 'number'> | null> {
    const { mailbox } = held;
    const isHopeless = mailbox.troubleUid === uid && mailbox.troubleCount >= MAX_TROUBLE;
    if (isHopeless) return { source: Buffer.from(`uid:${uid}`), bytes: 0, obstacle: notFetched };
    try {
      const found = await client.fetchOne(String(uid), { uid: true, size: true }, { uid: true });
      if (!found) return null;
      const bytes = found.size ?? 0;
      const isTooLarge = bytes > MAX_MESSAGE_BYTES;
      const whole = await client.fetchOne(
        String(uid),
        { uid: true, source: isTooLarge ? { maxLength: HEAD_BYTES } : { maxLength: MAX_MESSAGE_BYTES } },
        { uid: true },
      );
      if (!whole || !whole.source) return null;
      return { source: whole.source, bytes, obstacle: isTooLarge ? messageTooLarge(bytes) : null };
    } catch (error) {
      await this.leases.noteTrouble(held, uid);
      throw error;
    }
  }

  private async markKept(
    client: ImapFlow,
    mailbox: SubmissionMailboxEntity,
    uidValidity: number,
  ): Promise<void> {
    const uids = await this.leases.toMark(mailbox.id, uidValidity);
    if (uids.length === 0) return;
    const range = uids.join(',');
    await client.messageFlagsAdd(range, ['\\Seen'], { uid: true });
    if (mailbox.doneFolder) await client.messageMove(range, mailbox.doneFolder, { uid: true });
    await this.leases.marked(mailbox.id, uidValidity, uids, this.clock.now());
  }
}

export function messageTooLarge(bytes: number): IntakeFinding {
  const [megabytes, most] = [Math.ceil(bytes / 1024 / 1024), MAX_MESSAGE_BYTES / 1024 / 1024];
  return holds(
    'message_too_large',
    `邮件有 ${megabytes} MB，最大 ${most} MB，没有收取正文和附件。请压缩图片后重发，或登录系统报送。`,
    `The message has ${megabytes} MB, at most ${most} MB are taken; it was not fetched. Send smaller pictures, or use the form.`,
  );
}

const notFetched = holds(
  'message_not_fetched',
  '邮件服务器多次未能给出这封邮件，请在邮箱中查看。',
  'The mail server failed to hand this message out again and again; look it up in the mailbox.',
);
