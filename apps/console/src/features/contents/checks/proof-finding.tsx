import { Badge, Button, Input, Space } from 'antd';
import { useState } from 'react';
import type { Finding } from '@/features/remarks';
import { useTell, useWords } from '@/ui';
import { useAcceptFinding } from './use-accept-finding';

export interface FindingActs {
  readonly contentId: string;
  readonly revisionId: string;
  readonly canWrite: boolean;
  readonly canAccept: boolean;
  readonly onReplace: (finding: Finding) => void;
  readonly onShow: (finding: Finding) => void;
}

const marks = { forbid: 'error', confirm: 'warning', suggest: 'default' } as const;

/** One thing that proofing found: what is wrong, what could stand there, and who answers for it. */
export function ProofFinding({ finding, acts }: { finding: Finding; acts: FindingActs }) {
  const say = useWords('contents');
  const { passage, replacement, message, severity, state, acceptance } = finding;
  return (
    <div className="proof-finding">
      <div>
        <Badge status={marks[severity]} text={say(`proof.${severity}`)} />
        <button type="button" className="proof-passage" onClick={() => acts.onShow(finding)}>
          {passage}
        </button>
      </div>
      <p>{message}</p>
      {acceptance && (
        <p className="finding-advice">
          {say('proof.accepted_by', { name: acceptance.acceptedByName, reason: acceptance.reason })}
        </p>
      )}
      <Space wrap>
        {replacement !== null && acts.canWrite && (
          <Button size="small" type="primary" ghost onClick={() => acts.onReplace(finding)}>
            {replacement === '' ? say('proof.delete') : say('proof.replace', { replacement })}
          </Button>
        )}
        {severity === 'confirm' && state === 'open' && acts.canAccept && (
          <Accept finding={finding} acts={acts} />
        )}
      </Space>
    </div>
  );
}

function Accept({ finding, acts }: { finding: Finding; acts: FindingActs }) {
  const say = useWords('contents');
  const tell = useTell();
  const accept = useAcceptFinding(acts.contentId);
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null)
    return (
      <Button size="small" onClick={() => setReason('')}>
        {say('proof.accept')}
      </Button>
    );
  const send = () =>
    accept.mutate(
      { revisionId: acts.revisionId, findingKey: finding.key, reason: reason.trim() },
      { onError: tell.problem },
    );
  return (
    <Space.Compact>
      <Input
        size="small"
        autoFocus
        aria-label={say('proof.why')}
        placeholder={say('proof.why')}
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.target.value)}
        onPressEnter={send}
      />
      <Button size="small" disabled={reason.trim() === ''} loading={accept.isPending} onClick={send}>
        {say('proof.confirm_send')}
      </Button>
    </Space.Compact>
  );
}
