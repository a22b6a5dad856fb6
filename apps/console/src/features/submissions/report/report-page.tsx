import { ArrowLeftOutlined, HistoryOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { Page, ProblemNotice, useWords } from '@/ui';
import { Uses } from '../facts/uses';
import { StateTag } from '../state-tag';
import { useReach } from '../use-reach';
import { Decisions } from './decisions';
import { ProofingHints } from './proofing-hints';
import { ReportFacts } from './report-facts';
import { ReportText } from './report-text';
import { SimilarReports } from './similar-reports';
import { ReportTimeline } from './timeline';
import { useProofing, useReport } from './use-report';
import { VersionsDrawer } from './versions-drawer';

/** One report, with everything that is known of it and can be done with it. */
export function ReportPage() {
  const { id = '' } = useParams();
  const say = useWords('submissions');
  const { data: report, error, refetch } = useReport(id);
  const { may } = useReach();
  const mayDecide = report !== undefined && may('submission.decide', report.organizationId);
  const { data: proof } = useProofing(id, mayDecide);
  const [showsVersions, setShowsVersions] = useState(false);
  const back = (
    <Link to="/submissions">
      <ArrowLeftOutlined aria-hidden /> {say('report.back')}
    </Link>
  );
  if (!report)
    return (
      <Page title={say('report.not_chosen')} lead={back}>
        {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton active />}
      </Page>
    );
  const marks = proof?.findings.filter(({ path }) => path === 'bodyHtml').map(({ passage }) => passage);
  return (
    <Page
      title={report.title}
      lead={
        <>
          {back} · {report.number} · {report.organizationName} <StateTag state={report.state} />
        </>
      }
      actions={
        <Button icon={<HistoryOutlined />} onClick={() => setShowsVersions(true)}>
          {say('report.history')}
        </Button>
      }
    >
      <div className="report-page" key={report.id}>
        <ReportText report={report} marks={marks} />
        <aside className="report-side">
          <Decisions report={report} mayDecide={mayDecide} />
          <ReportFacts report={report} mayDecide={mayDecide} />
          {mayDecide && <ProofingHints reportId={report.id} />}
          <ReportTimeline report={report} />
        </aside>
        <div className="report-rest">
          <SimilarReports report={report} mayDecide={mayDecide} />
          <Uses report={report} />
        </div>
      </div>
      {showsVersions && <VersionsDrawer reportId={report.id} onClose={() => setShowsVersions(false)} />}
    </Page>
  );
}
