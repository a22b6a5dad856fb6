import { Alert, Progress, Skeleton } from 'antd';
import { Link, useParams } from 'react-router-dom';
import { useUnitName } from '@/features/organizations';
import { CursorTable, EmptyState, Page, PageProblem, useWords } from '@/ui';
import type { Column } from '@/ui';
import { HitFindings } from './hit-findings';
import { LexiconName, useRescanCause } from './rescan-cause';
import { RescanState } from './rescan-state';
import { useRescan, useRescanHits } from './use-rescans';
import type { RescanHit } from './use-rescans';
import '../lexicons.css';

/** What a changed lexicon finds in items that are out, and the ways on from each. Nothing is taken down by itself. */
export function RescanPage() {
  const { id = '' } = useParams();
  const say = useWords('lexicons');
  const causeOf = useRescanCause();
  const columns = useColumns();
  const asked = useRescan(id);
  const rescan = asked.data;
  const hits = useRescanHits(id, rescan?.state === 'running');
  if (asked.isError) return <PageProblem error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!rescan) return <Skeleton active className="page" />;
  const { lexiconId, state, done, total } = rescan;
  const isRunning = state === 'running';
  return (
    <Page
      title={say('rescan.one')}
      lead={
        <>
          <Link to="/settings/lexicons/rescans">{say('rescan.all')}</Link> ·{' '}
          <Link to={`/settings/lexicons/${lexiconId}`}>
            <LexiconName id={lexiconId} />
          </Link>{' '}
          {causeOf(rescan)} <RescanState rescan={rescan} />
        </>
      }
    >
      {isRunning && total !== null && (
        <Progress
          percent={total === 0 ? 100 : Math.floor((100 * done) / total)}
          aria-label={say('rescan.state.running')}
        />
      )}
      {(state === 'stopped' || state === 'superseded') && (
        <Alert type="warning" showIcon title={say(`rescan.${state}_why`)} className="lexicon-parts" />
      )}
      <CursorTable<RescanHit & { id: string }>
        label={say('rescan.hits')}
        pages={hits}
        columns={columns}
        rowHeight={96}
        empty={<EmptyState text={say(isRunning ? 'rescan.none_yet' : 'rescan.none_found')} />}
      />
    </Page>
  );
}

function useColumns(): Column<RescanHit & { id: string }>[] {
  const say = useWords('lexicons');
  const unitName = useUnitName();
  return [
    {
      key: 'title',
      title: say('rescan.item'),
      track: 'minmax(180px, 2fr)',
      render: ({ contentId, title, organizationId }) => (
        <span>
          <Link to={`/contents/${contentId}`}>{title}</Link>
          <br />
          <small className="lexicon-quiet">{unitName(organizationId)}</small>
        </span>
      ),
    },
    {
      key: 'findings',
      title: say('rescan.found'),
      track: 'minmax(240px, 3fr)',
      render: ({ findings }) => <HitFindings findings={findings} />,
    },
    {
      key: 'on',
      title: say('rescan.ways'),
      track: 'minmax(120px, 1fr)',
      render: ({ contentId, title }) => (
        <span className="lexicon-ways">
          <Link to={`/contents/${contentId}`} aria-label={say('rescan.correct_of', { title })}>
            {say('rescan.correct')}
          </Link>
          <Link
            to={`/contents/${contentId}?part=publications`}
            aria-label={say('rescan.withdraw_of', { title })}
          >
            {say('rescan.withdraw')}
          </Link>
        </span>
      ),
    },
  ];
}
