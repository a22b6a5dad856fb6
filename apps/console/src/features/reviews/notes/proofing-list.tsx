import { Button, Tag } from 'antd';
import type { Finding } from '@/features/remarks';
import { useWords } from '@/ui';
import type { Correction } from '../corrections/correction-dialog';
import { useFieldName } from '@/features/differences';

const colours = { forbid: 'red', confirm: 'orange', suggest: 'default' } as const;

/** What proofing found in these words; what it would put in place is one press away for who may correct. */
export function ProofingList({
  findings,
  onCorrect,
  onAccept,
}: {
  findings: readonly Finding[];
  onCorrect?: (correction: Correction) => void;
  /** Answers for what only wants to be confirmed. */
  onAccept?: (finding: Finding) => void;
}) {
  const say = useWords('reviews');
  const fieldName = useFieldName();
  return (
    <section aria-labelledby="proofing-title">
      <h2 id="proofing-title">{say('proofing.title', { count: findings.length })}</h2>
      {findings.length === 0 && <p className="review-quiet">{say('proofing.none')}</p>}
      <ul className="review-notes">
        {findings.map((finding) => (
          <li key={finding.key} className="review-note">
            <Tag color={colours[finding.severity]}>{say(`proofing.${finding.severity}`)}</Tag>
            <span className="review-quiet">{fieldName(finding.path)}</span>
            <p className="review-note-text">{finding.message}</p>
            {finding.acceptance && (
              <p className="review-quiet">
                {say('proofing.accepted', {
                  name: finding.acceptance.acceptedByName,
                  reason: finding.acceptance.reason,
                })}
              </p>
            )}
            {onCorrect && finding.replacement !== null && (
              <Button
                size="small"
                onClick={() =>
                  onCorrect({
                    path: finding.path,
                    ...finding.range,
                    quote: finding.passage,
                    replacement: finding.replacement ?? '',
                  })
                }
              >
                {say('proofing.correct', { text: finding.replacement })}
              </Button>
            )}
            {onAccept && finding.severity === 'confirm' && finding.state !== 'accepted' && (
              <Button size="small" onClick={() => onAccept(finding)}>
                {say('proofing.accept')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
