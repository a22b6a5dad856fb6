import { ArrowLeftOutlined } from '@ant-design/icons';
import { Alert, Progress, Skeleton } from 'antd';
import { Link, useParams } from 'react-router-dom';
import { useUnitName } from '@/features/organizations';
import { Moment, Page, PageProblem, useWords } from '@/ui';
import { RowList } from './row-list';
import { SendRows } from './send-rows';
import { SheetStateTag } from './sheet-state-tag';
import { useSheet } from './use-sheets';
import type { Sheet } from './use-sheets';

/** One sheet: what is good, what has to be mended, and how far sending went. */
export function SheetPage() {
  const { id = '' } = useParams();
  const say = useWords('submission-sheets');
  const unitName = useUnitName();
  const asked = useSheet(id);
  if (asked.isError) return <PageProblem error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton active className="page" />;
  const { data: sheet } = asked;
  return (
    <Page
      title={sheet.fileName}
      lead={
        <>
          <Link to="/submissions/sheets">
            <ArrowLeftOutlined aria-hidden /> {say('back')}
          </Link>
          {' · '}
          {unitName(sheet.organizationId)} · <Moment at={sheet.createdAt} />{' '}
          <SheetStateTag state={sheet.state} />
        </>
      }
      actions={<SendRows sheet={sheet} />}
    >
      <div className="panels">
        <Standing sheet={sheet} />
        <Refused sheet={sheet} />
        <RowList sheet={sheet} />
      </div>
    </Page>
  );
}

/** What is to be done now. */
function Standing({ sheet: { state, rows, progress } }: { sheet: Sheet }) {
  const say = useWords('submission-sheets');
  if (state === 'sending')
    return (
      <div role="status">
        <p>
          {say('sending', { done: rows.sent + rows.refused, count: rows.sent + rows.refused + rows.due })}
        </p>
        <Progress percent={progress} aria-label={say('row_states.due')} />
      </div>
    );
  const kind = state === 'ready' ? 'ready' : rows.sent > 0 ? 'sent' : 'nothing';
  const wrong = rows.faulty + rows.refused;
  return (
    <Alert
      type={wrong > 0 || kind === 'nothing' ? 'warning' : kind === 'sent' ? 'success' : 'info'}
      showIcon
      role="status"
      title={say(`standing.${kind}`, { count: kind === 'ready' ? rows.good : rows.sent })}
      description={wrong > 0 && say('standing.mend', { count: wrong })}
    />
  );
}

/** Files that could not be taken. */
function Refused({ sheet }: { sheet: Sheet }) {
  const say = useWords('submission-sheets');
  const refused = sheet.files.filter(({ refusal }) => refusal !== null);
  if (refused.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={say('files_refused')}
      description={
        <ul className="sheet-faults">
          {refused.map(({ name, refusal }) => (
            <li key={name}>{say('file_refused', { name, refusal: refusal ?? '' })}</li>
          ))}
        </ul>
      }
    />
  );
}
