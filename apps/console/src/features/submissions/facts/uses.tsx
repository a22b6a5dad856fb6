import { PlusOutlined } from '@ant-design/icons';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { useCan } from '@/features/sessions';
import { useWords } from '@/ui';
import type { Submission } from '../enums';
import { ReportPicture } from '../report/report-picture';
import { useReach } from '../use-reach';
import { AdoptionDialog } from './adoption-dialog';
import { AdoptionLine } from './adoption-line';
import { InstructionDialog } from './instruction-dialog';
import { Judge } from './judge';
import { Marks } from './marks';
import { Outcome } from './outcome';
import { Points } from './points';
import { ProofState } from './proof-state';

/** What became of a report: where it was used, what leaders said, how it was read, which points it earned. */
export function Uses({ report }: { report: Submission }) {
  const say = useWords('submissions');
  const { may, mayFromAbove } = useReach();
  const can = useCan();
  const [adding, setAdding] = useState<'adoption' | 'instruction' | null>(null);
  const mayDecide = may('submission.decide', report.organizationId);
  const mayJudge = mayFromAbove('submission.decide', report.organizationId);
  const isOut = report.state === 'withdrawn';
  return (
    <>
      <Card
        size="small"
        title={<h2>{say('facts.adoptions')}</h2>}
        extra={
          !isOut &&
          (mayDecide || can('submission.write')) && (
            <Button icon={<PlusOutlined />} onClick={() => setAdding('adoption')}>
              {say('facts.add_adoption')}
            </Button>
          )
        }
      >
        {report.adoptions.length === 0 && <p className="desk-quiet">{say('facts.no_adoptions')}</p>}
        <ul className="desk-lines">
          {report.adoptions.map((adoption) => (
            <li key={adoption.id} className="report-fact">
              <AdoptionLine adoption={adoption} />
              {mayJudge && <Judge reportId={report.id} fact={adoption} of="adoption" />}
            </li>
          ))}
        </ul>
      </Card>
      <Card
        size="small"
        title={<h2>{say('facts.instructions')}</h2>}
        extra={
          !isOut &&
          mayDecide && (
            <Button icon={<PlusOutlined />} onClick={() => setAdding('instruction')}>
              {say('facts.add_instruction')}
            </Button>
          )
        }
      >
        {report.instructions.length === 0 && <p className="desk-quiet">{say('facts.no_instructions')}</p>}
        <ul className="desk-lines">
          {report.instructions.map((instruction) => (
            <li key={instruction.id} className="report-fact">
              <div>
                <ProofState state={instruction.state} />
                <strong>
                  {instruction.leaderName
                    ? `${instruction.leaderName} ${instruction.leaderPost ?? ''}`
                    : say('facts.somebody', { level: say(`level.${instruction.level}`) })}
                </strong>{' '}
                {instruction.instructedOn}
                {instruction.text && <blockquote>{instruction.text}</blockquote>}
                {!instruction.isOpen && <div className="desk-quiet">{say('facts.not_open')}</div>}
                {instruction.proofAssetId && (
                  <div className="report-proof">
                    <ReportPicture assetId={instruction.proofAssetId} />
                  </div>
                )}
                {(instruction.refuseReason ?? instruction.revokeReason) && (
                  <div>
                    {say('facts.because', {
                      text: instruction.refuseReason ?? instruction.revokeReason ?? '',
                    })}
                  </div>
                )}
              </div>
              {mayJudge && <Judge reportId={report.id} fact={instruction} of="instruction" />}
            </li>
          ))}
        </ul>
      </Card>
      {!isOut && report.adoptions.length === 0 && <Marks report={report} mayJudge={mayJudge} />}
      <Points reportId={report.id} />
      <Outcome reportId={report.id} />
      {adding === 'adoption' && <AdoptionDialog report={report} onClose={() => setAdding(null)} />}
      {adding === 'instruction' && <InstructionDialog report={report} onClose={() => setAdding(null)} />}
    </>
  );
}
