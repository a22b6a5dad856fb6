import { Alert, Button, Card } from 'antd';
import { Link } from 'react-router-dom';
import { useWords } from '@/ui';
import type { Submission } from '../enums';
import { useTakingUnits } from '../taking-unit';
import { DecisionDialog } from './decision-dialog';
import type { DecisionKind } from './decision-dialog';
import { Hand } from './hand';
import { useDecisions } from './use-decisions';

/** What can be done with a report where it stands, the usual first. */
const offered: Partial<Record<Submission['state'], readonly DecisionKind[]>> = {
  submitted: ['accept', 'return', 'decline'],
  returned: ['accept', 'decline'],
  declined: ['reopen'],
  duplicate: ['reopen'],
};

export function Decisions({ report, mayDecide }: { report: Submission; mayDecide: boolean }) {
  const say = useWords('submissions');
  const decisions = useDecisions(report);
  const units = useTakingUnits([report.organizationId]);
  const kinds = mayDecide ? (offered[report.state] ?? []) : [];
  const isOpen = report.state === 'submitted' || report.state === 'returned';
  const missing = report.missingFields.map((field) => say(`field.${field}`)).join('、');
  return (
    <Card title={<h2>{say('hand.title')}</h2>} size="small" className="report-decisions">
      {report.contentId && (
        <Alert
          type="success"
          title={say('hand.accepted')}
          action={<Link to={`/contents/${report.contentId}`}>{say('hand.open_draft')}</Link>}
        />
      )}
      {report.state === 'returned' && (
        <Alert
          type="warning"
          title={say('hand.returned')}
          description={[report.returnReason, missing && say('hand.asked_for', { text: missing })]
            .filter(Boolean)
            .join(' · ')}
        />
      )}
      {report.state === 'declined' && report.declineReason && (
        <Alert type="info" title={say('hand.declined', { text: report.declineReason })} />
      )}
      {report.desk?.duplicateOfId && (
        <Alert
          type="info"
          title={say('hand.duplicate_of')}
          action={<Link to={`/submissions/${report.desk.duplicateOfId}`}>{say('hand.open_earlier')}</Link>}
        />
      )}
      {mayDecide && isOpen && <Hand report={report} />}
      {!mayDecide && isOpen && <p className="desk-quiet">{say('hand.cannot')}</p>}
      {kinds.length > 0 && (
        <div className="decision-buttons">
          {kinds.map((kind) => (
            <Button
              key={kind}
              size="large"
              type={kind === 'accept' ? 'primary' : 'default'}
              danger={kind === 'decline'}
              onClick={() => decisions.begin(kind)}
            >
              {say(`${kind}.do`)}
            </Button>
          ))}
        </div>
      )}
      {decisions.open && (
        <DecisionDialog
          kind={decisions.open}
          units={units}
          initial={decisions.open === 'accept' ? { organizationId: units[0], title: report.title } : {}}
          save={decisions.save}
          onClose={decisions.cancel}
        />
      )}
    </Card>
  );
}
