import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Progress } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { api, download } from '@/api-client';
import { ConfirmButton, momentText, useTell, useWords } from '@/ui';
import { useSubjectName } from '../parts/use-names';
import { Answer } from '../parts/answer';
import { Card } from '../parts/card';
import { FiguresPage } from '../parts/figures-page';
import { PersonName } from '../parts/person-name';
import { ImportColumns } from './import-columns';
import { ImportLines } from './import-lines';
import { importsKey, useImportReport } from './use-imports';
import type { ImportReport, LineState } from './use-imports';

/** What a table would bring, line by line, before anything is written; afterwards, what was. */
export default function ImportPage() {
  const { id = '' } = useParams();
  const say = useWords('figures');
  const report = useImportReport(id);
  return (
    <FiguresPage part="imports" lead={<Link to="/figures/imports">{say('import.back')}</Link>}>
      <Answer asked={report} rows={8}>
        {(found) => <ReportView report={found} />}
      </Answer>
    </FiguresPage>
  );
}

function ReportView({ report }: { report: ImportReport }) {
  const say = useWords('figures');
  const accountName = useSubjectName();
  const [state, choose] = useState<LineState>();
  const { importedBefore, figures, lines } = report;
  const left = lines.faulty + lines.unmatched + lines.ambiguous + lines.differs;
  return (
    <div className="figures-grid">
      {importedBefore && (
        <Alert
          type="warning"
          showIcon
          title={say('import.before', { at: momentText(importedBefore.confirmedAt) })}
          description={
            <>
              {say('import.before_why')} <PersonName id={importedBefore.confirmedBy} />{' '}
              <Link to={`/figures/imports/${importedBefore.id}`}>{say('import.see_before')}</Link>
            </>
          }
        />
      )}
      <Card title={report.fileName} side={say(`import.state.${report.state}`)}>
        <p>
          {accountName(report)} · {say('import.shown_at', { at: momentText(report.takenAt) })}
        </p>
        <p className="index-value">
          {say(report.state === 'done' ? 'import.written' : 'import.new', {
            count: report.state === 'done' ? figures.written : figures.new,
          })}
        </p>
        <p className="figures-quiet">
          {[
            figures.known > 0 && say('import.known', { count: figures.known }),
            figures.differs + figures.overlaps > 0 &&
              say('import.differ', { count: figures.differs + figures.overlaps }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {report.state === 'running' && (
          <Progress percent={report.progress} aria-label={say('import.state.running')} />
        )}
        <div className="period-picker">
          {report.state === 'checked' && <Confirm report={report} />}
          {left > 0 && <LeftBehind report={report} left={left} />}
        </div>
      </Card>
      <ImportColumns report={report} />
      <ImportLines report={report} state={state} onChoose={choose} />
    </div>
  );
}

function Confirm({ report: { id, sha256, figures, lines } }: { report: ImportReport }) {
  const say = useWords('figures');
  const tell = useTell();
  const queries = useQueryClient();
  const confirm = async () => {
    try {
      await api.POST('/api/v1/figure-imports/{id}/confirm', { params: { path: { id } }, body: { sha256 } });
      tell.done(say('import.confirmed'));
    } catch (error) {
      tell.problem(error);
    }
    await queries.invalidateQueries({ queryKey: importsKey });
  };
  const left = lines.faulty + lines.unmatched + lines.ambiguous;
  if (figures.new === 0) return <p>{say('import.nothing_new')}</p>;
  return (
    <ConfirmButton
      type="primary"
      title={say('import.confirm_title', { count: figures.new })}
      consequence={say(left > 0 ? 'import.consequence_left' : 'import.consequence', { count: left })}
      onConfirm={confirm}
    >
      {say('import.confirm')}
    </ConfirmButton>
  );
}

function LeftBehind({ report: { id, fileName }, left }: { report: ImportReport; left: number }) {
  const say = useWords('figures');
  const tell = useTell();
  const save = () =>
    download(
      `/api/v1/figure-imports/${id}/left-behind.csv`,
      `${say('import.left_file')} ${fileName}.csv`,
    ).catch((error: unknown) => tell.problem(error));
  return <Button onClick={() => void save()}>{say('import.left', { count: left })}</Button>;
}
