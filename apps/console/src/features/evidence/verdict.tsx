import { Alert } from 'antd';
import { Facts, Moment, Panel, useWords } from '@/ui';
import type { OpenedEvidence } from './evidence-file';

/** In plain words whether the file is true, what it is about, and what in it is not as it was. */
export function Verdict({
  evidence: { manifest, faults, isOurs },
  fileName,
}: {
  evidence: OpenedEvidence & { isOurs: boolean };
  fileName: string;
}) {
  const say = useWords('evidence');
  const verdict = isOurs ? (faults.length === 0 ? 'true' : 'altered') : 'foreign';
  return (
    <Panel title={say('verdict.title', { name: fileName })}>
      <Alert
        type={verdict === 'true' ? 'success' : 'error'}
        showIcon
        role={verdict === 'true' ? 'status' : 'alert'}
        title={say(`verdict.${verdict}`)}
        description={say(`verdict.${verdict}_text`, { count: faults.length })}
      />
      <h3>{say(isOurs ? 'verdict.about' : 'verdict.claims')}</h3>
      <Facts
        of={[
          [say('verdict.item'), manifest.title],
          [say('verdict.made_by'), manifest.madeBy],
          [say('verdict.made_at'), <Moment key="at" at={manifest.madeAt} />],
          [say('verdict.files'), manifest.files.length],
        ]}
      />
      {faults.length > 0 && (
        <>
          <h3>{say('verdict.faults')}</h3>
          <ul>
            {faults.map(({ name, fault }) => (
              <li key={name}>
                {say(`verdict.fault_${fault}`)} <code lang="en">{name}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
