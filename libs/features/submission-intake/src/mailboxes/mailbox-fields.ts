import { fault, invalidInput, ruleBroken } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import type { MailboxKind } from '../persistence/submission-mailbox.entity';

const ofImap = ['host', 'port', 'secure', 'username', 'password', 'folder', 'doneFolder'] as const;
const needed = ['host', 'port', 'username', 'password'] as const;

type Fields = { [name in (typeof ofImap)[number]]?: unknown };

/** An IMAP mailbox has a server; one that is posted to has none. @throws AppError `invalid_input` with every fault */
export function requireFields(kind: MailboxKind, fields: Fields, isNew: boolean): void {
  const faults: Fault[] =
    kind === 'webhook'
      ? ofImap.filter((name) => fields[name] !== undefined).map(unwanted)
      : isNew
        ? needed.filter((name) => fields[name] === undefined).map(missing)
        : [];
  const { folder, doneFolder } = fields;
  if (doneFolder && doneFolder === (folder ?? 'INBOX')) faults.push(sameFolder());
  if (faults.length > 0) throw invalidInput(faults);
}

/** @throws AppError `mailbox_kind_wrong` */
export function requireKind({ kind }: { kind: MailboxKind }, wanted: MailboxKind): void {
  if (kind === wanted) return;
  throw wanted === 'imap'
    ? ruleBroken(
        'mailbox_kind_wrong',
        '这个邮箱由对方推送邮件，没有服务器可连接。',
        'Messages are posted to this mailbox; there is no server to connect to.',
      )
    : ruleBroken(
        'mailbox_kind_wrong',
        '这个邮箱由系统读取，没有签名密钥。',
        'This mailbox is read by us; it has no key of a signature.',
      );
}

export function mailboxInUse() {
  return ruleBroken(
    'submission_mailbox_in_use',
    '这个邮箱已收到过邮件，不能删除；不再用的话，请停用它。',
    'Messages came into this mailbox, it stays; pause it instead.',
  );
}

/** A kept password goes to no other server than the one for which it was given. */
export function passwordNeeded() {
  return invalidInput([
    fault(
      'password',
      'required',
      '更换邮件服务器须重新填写密码。',
      'Another server wants the password again.',
    ),
  ]);
}

function missing(name: string): Fault {
  return fault(name, 'required', 'IMAP 邮箱必须填写。', 'An IMAP mailbox needs it.');
}

function unwanted(name: string): Fault {
  return fault(
    name,
    'not_for_webhook',
    '推送方式没有邮件服务器，请去掉。',
    'A mailbox that is posted to has no server; leave it out.',
  );
}

function sameFolder(): Fault {
  return fault(
    'doneFolder',
    'folder_same',
    '已收文件夹应与收稿文件夹不同。',
    'The folder for what is done must be another one.',
  );
}
