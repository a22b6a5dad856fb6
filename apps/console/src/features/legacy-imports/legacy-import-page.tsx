import { Progress, Skeleton } from 'antd';
import { Link, useParams } from 'react-router-dom';
import { useUnitName } from '@/features/organizations';
import { Page, PageProblem, useWords } from '@/ui';
import { CancelButton } from './cancel-button';
import { ConfirmPanel } from './confirm-panel';
import { FilesPanel } from './files-panel';
import { ImportState } from './import-state';
import { OutlookPanel } from './outlook-panel';
import { RowsPanel } from './rows-panel';
import { TablePanel } from './table-panel';
import { useLegacyImport } from './use-legacy-imports';
import './legacy-imports.css';

/** One stock: its table, its files, what would come in or came, and who answers for it. */
export function LegacyImportPage() {
  const { id = '' } = useParams();
  const say = useWords('legacy-imports');
  const unitName = useUnitName();
  const asked = useLegacyImport(id);
  if (asked.isError) return <PageProblem error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton active className="page" />;
  const report = asked.data;
  const { state, counts } = report;
  const isOpen = state === 'draft' || state === 'checked';
  const wasRead = counts.ready + counts.faulty + counts.done + counts.failed > 0;
  return (
    <Page
      title={report.name}
      lead={
        <>
          <Link to="/settings/legacy-imports">{say('back')}</Link> · {unitName(report.organizationId)}{' '}
          <ImportState state={state} />
        </>
      }
      actions={(isOpen || state === 'running') && <CancelButton report={report} />}
    >
      <div className="panels">
        {state === 'running' && (
          <Progress percent={report.progress} aria-label={say('progress', { name: report.name })} />
        )}
        {isOpen && (
          <div className="panels in-two">
            <TablePanel report={report} />
            <FilesPanel report={report} />
          </div>
        )}
        {wasRead && <OutlookPanel report={report} />}
        {(state === 'checked' || report.confirmedBy !== null) && <ConfirmPanel report={report} />}
        {wasRead && <RowsPanel report={report} />}
      </div>
    </Page>
  );
}
