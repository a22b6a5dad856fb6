import { Link } from 'react-router-dom';
import { useCan } from '@/features/sessions';
import { CopyButton, Facts, Moment, Panel, useWords } from '@/ui';
import { MailboxState } from './mailbox-state';
import { INBOX } from './mailbox-values';
import type { Mailbox } from './use-mailboxes';

/** How it stands first, then how it was set up. */
export function MailboxFacts({ mailbox }: { mailbox: Mailbox }) {
  const say = useWords('submission-mailboxes');
  const sayReport = useWords('submissions');
  const mayDecide = useCan()('submission.decide');
  const { health, kind, intakeUrl, defaultCategory, trustedAuthservIds } = mailbox;
  const momentOf = (at: string | null) => (at === null ? say('never') : <Moment at={at} />);
  return (
    <div className="panels in-two">
      <Panel
        title={say('standing')}
        extra={mayDecide && <Link to={`/submissions/mail?mailbox=${mailbox.id}`}>{say('to_mail')}</Link>}
      >
        <Facts
          of={[
            [say('state'), <MailboxState health={health} />],
            [say(`last_success.${kind}`), momentOf(health.lastSuccessAt)],
            kind === 'imap' ? [say('last_checked'), momentOf(health.lastCheckedAt)] : null,
            health.failures > 0 ? [say('failures'), say('failures_count', { count: health.failures })] : null,
          ]}
        />
      </Panel>
      <Panel title={say('set_up')}>
        <Facts
          of={[
            intakeUrl === null
              ? null
              : [
                  say('intake_url'),
                  <>
                    {intakeUrl} <CopyButton text={intakeUrl} />
                  </>,
                ],
            ...(kind === 'imap'
              ? ([
                  [say('account'), mailbox.username],
                  [say('host'), say('host_and_port', { host: mailbox.host ?? '', port: mailbox.port ?? 0 })],
                  [say('folder'), mailbox.folder === INBOX ? say('inbox') : mailbox.folder],
                  [say('done_folder'), mailbox.doneFolder ?? say('done_stays')],
                ] as const)
              : []),
            [say('unknown'), say(mailbox.acceptUnknownSenders ? 'unknown_wait' : 'unknown_aside')],
            [
              say('default_category'),
              defaultCategory ? sayReport(`category.${defaultCategory}`) : say('no_category'),
            ],
            [say('trusted'), trustedAuthservIds.join('、') || say('trusted_none')],
          ]}
        />
      </Panel>
    </div>
  );
}
