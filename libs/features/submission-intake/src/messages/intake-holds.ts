import { holds } from '../domain/intake-finding';
import type { MailAuthentication } from '../domain/mail-authentication';

/** For what a message waits for a person instead of becoming a report by itself. */
export const intakeHolds = {
  unreadable: () =>
    holds(
      'message_unreadable',
      '邮件无法解析，原件已保留。',
      'The message can not be read; it is kept as it came.',
    ),
  noSender: () =>
    holds(
      'sender_unclear',
      '发件人地址缺失、不止一个或不合规范。',
      'The sender’s address is missing, malformed, or there are several.',
    ),
  unknownSender: () =>
    holds(
      'sender_unknown',
      '发件地址没有登记；可指定报送人，或请对方登记发件地址。',
      'Nobody has registered this address; name the sender, or have the address registered.',
    ),
  severalSenders: () =>
    holds(
      'sender_ambiguous',
      '多人使用这个发件地址，请指定报送人。',
      'Several people have this address; name the sender.',
    ),
  notAuthenticated: ({ result, authservId }: MailAuthentication) =>
    result === 'fail'
      ? holds(
          'sender_not_authenticated',
          `收信服务器 ${authservId ?? ''} 未能证实发件域名，发件人可能系伪造。`,
          `The receiving server ${authservId ?? ''} could not prove the sender’s domain; the address may be forged.`,
        )
      : holds(
          'sender_not_authenticated',
          '没有可信的收信服务器证实发件域名（在投稿邮箱的设置里填写可信的收信服务器），不能自动收稿。',
          'No trusted receiving server proved the sender’s domain (they are named in the settings of the mailbox).',
        ),
  automatic: () =>
    holds('automatic_mail', '这是系统自动发出的邮件。', 'A machine sent this message by itself.'),
  severalUnits: () =>
    holds(
      'unit_ambiguous',
      '报送人可为多个单位报送，请指定报送单位。',
      'The sender may send for several units; name the unit.',
    ),
  noUnit: () =>
    holds(
      'unit_missing',
      '报送人在本邮箱所属的分支里没有可报送的单位。',
      'The sender may send for no unit in the branch of this mailbox.',
    ),
};
