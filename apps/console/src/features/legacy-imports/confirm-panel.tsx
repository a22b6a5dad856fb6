import { Alert } from 'antd';
import { api } from '@/api-client';
import { usePersonName } from '@/features/organizations';
import { useMe } from '@/features/sessions';
import { ConfirmButton, CopyButton, Facts, Moment, Panel, useAct, useWords } from '@/ui';
import { legacyKey } from './use-legacy-imports';
import type { LegacyImportReport } from './use-legacy-imports';

/** Nothing that comes in was reviewed here: two people answer for it, and the one who prepared it is not the other. */
export function ConfirmPanel({ report }: { report: LegacyImportReport }) {
  const say = useWords('legacy-imports');
  const { id: me } = useMe();
  const preparer = usePersonName(report.createdBy);
  const confirmer = usePersonName(report.confirmedBy);
  const { state, counts, confirmedAt, finishedAt } = report;
  return (
    <Panel title={say('two_people')}>
      <Facts
        of={[
          [say('prepared_by'), preparer],
          confirmedAt === null
            ? null
            : [
                say('confirmed_by'),
                <>
                  {confirmer} <Moment at={confirmedAt} />
                </>,
              ],
          finishedAt === null ? null : [say('finished'), <Moment at={finishedAt} />],
        ]}
      />
      {state === 'checked' &&
        (counts.ready === 0 ? (
          <Alert className="legacy-acts" type="warning" showIcon title={say('nothing_ready')} />
        ) : report.createdBy === me ? (
          <Alert
            className="legacy-acts"
            type="info"
            showIcon
            title={say('needs_another')}
            description={say('needs_another_how')}
            action={<CopyButton text={location.href} label={say('copy_address')} />}
          />
        ) : (
          <Confirm report={report} />
        ))}
    </Panel>
  );
}

function Confirm({ report: { id, tableSha256, tableName, counts } }: { report: LegacyImportReport }) {
  const say = useWords('legacy-imports');
  const confirm = useAct(
    () =>
      api.POST('/api/v1/legacy-imports/{id}/confirm', {
        params: { path: { id } },
        // Of the very table whose report stands on the page.
        body: { tableSha256: tableSha256! },
      }),
    { touches: [legacyKey], done: say('confirm_done') },
  );
  return (
    <div className="legacy-acts">
      <p>{say('confirm_why')}</p>
      <ConfirmButton
        type="primary"
        title={say('confirm_question', { count: counts.ready, table: tableName ?? '' })}
        consequence={
          counts.faulty > 0
            ? say('confirm_consequence_left', { count: counts.faulty })
            : say('confirm_consequence')
        }
        onConfirm={confirm.run}
      >
        {say('confirm')}
      </ConfirmButton>
    </div>
  );
}
