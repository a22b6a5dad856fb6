import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useCurrentUnit } from '@/features/organizations';
import { CursorTable, EmptyState, Moment, Page, useWords } from '@/ui';
import type { Column } from '@/ui';
import type { SubmissionSummary } from '../enums';
import { useReach } from '../use-reach';
import { ComposeDialog } from './compose-dialog';
import { addressOf, filterIn, isNarrowed } from './desk-filter';
import type { DeskFilter } from './desk-filter';
import { DeskFilters } from './desk-filters';
import { ReportMarks } from './report-marks';
import { StateTabs } from './state-tabs';
import { useDesk, useSimilarMarks } from './use-desk';

/** What came in. */
export function DeskPage() {
  const say = useWords('submissions');
  const [address, setAddress] = useSearchParams();
  const filter = filterIn(address);
  const change = (part: Partial<DeskFilter>) =>
    setAddress(addressOf({ ...filter, ...part }), { replace: true });
  const pages = useDesk(filter);
  const similar = useSimilarMarks(filter);
  const { may } = useReach();
  const { unitId } = useCurrentUnit();
  const [chosen, setChosen] = useState<readonly SubmissionSummary[]>([]);
  const [isComposing, setComposing] = useState(false);
  const isChosen = (id: string) => chosen.some((report) => report.id === id);
  const toggle = (report: SubmissionSummary) =>
    setChosen(isChosen(report.id) ? chosen.filter(({ id }) => id !== report.id) : [...chosen, report]);
  const canBeChosen = (report: SubmissionSummary) =>
    (report.state === 'submitted' || report.state === 'returned') &&
    may('submission.decide', report.organizationId);

  const columns: Column<SubmissionSummary>[] = [
    {
      key: 'report',
      title: say('list.report'),
      track: 'minmax(160px, 1fr)',
      render: (report) => (
        <div className="desk-report">
          {canBeChosen(report) && (
            <Checkbox
              aria-label={say('list.select', { title: report.title })}
              checked={isChosen(report.id)}
              onChange={() => toggle(report)}
            />
          )}
          <div>
            <Link className="desk-title" to={`/submissions/${report.id}`}>
              {report.title}
            </Link>
            <div className="report-line">
              <span className="desk-quiet">
                {report.number} · {report.category && say(`category.${report.category}`)}
              </span>
              <ReportMarks
                report={report}
                isSimilar={similar.has(report.id)}
                showsState={filter.state === null}
              />
            </div>
          </div>
        </div>
      ),
    },
    {
      key: 'unit',
      title: say('list.unit'),
      track: 'minmax(80px, 240px)',
      render: ({ organizationName, contributors }) => (
        <>
          {organizationName}{' '}
          <span className="desk-quiet">{contributors.map(({ name }) => name).join('、')}</span>
        </>
      ),
    },
    {
      key: 'sent',
      title: say('list.sent'),
      track: '92px',
      render: ({ sentAt }) => sentAt && <Moment at={sentAt} />,
    },
    {
      key: 'due',
      title: say('list.due'),
      track: '56px',
      render: ({ dueOn }) => dueOn?.slice(5) ?? '—',
    },
  ];

  return (
    <Page title={say('title')} lead={say('lead')}>
      <StateTabs chosen={filter.state} onChoose={(state) => change({ state })} />
      <DeskFilters filter={filter} onChange={change} />
      {chosen.length > 0 && (
        <div className="desk-chosen-bar" role="status">
          <span>{say('list.selected', { count: chosen.length })}</span>
          <Button type="primary" disabled={chosen.length < 2} onClick={() => setComposing(true)}>
            {say('list.compose')}
          </Button>
          <Button onClick={() => setChosen([])}>{say('list.unselect')}</Button>
        </div>
      )}
      <CursorTable
        label={say('list.label')}
        pages={pages}
        columns={columns}
        rowHeight={72}
        isMarked={({ id }) => isChosen(id)}
        empty={
          isNarrowed(filter) ? (
            <EmptyState text={say('list.empty_filtered')}>
              <Button onClick={() => setAddress(new URLSearchParams())}>{say('list.clear')}</Button>
            </EmptyState>
          ) : (
            <EmptyState text={say('list.empty')}>
              {may('invitation.issue', unitId) && (
                <Link to="/submissions/invitations">{say('list.invite')}</Link>
              )}
            </EmptyState>
          )
        }
      />
      {isComposing && (
        <ComposeDialog reports={chosen} onClose={() => setComposing(false)} onDone={() => setChosen([])} />
      )}
    </Page>
  );
}
