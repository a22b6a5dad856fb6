import { Tag } from 'antd';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';

const colours = { forbid: 'error', confirm: 'warning', suggest: 'default' } as const;
const SHOWN = 5;

/** What was found in one item: the words, and what is to be known about them. */
export function HitFindings({ findings }: { findings: readonly Shape<'ProofFindingResponse'>[] }) {
  const say = useWords('lexicons');
  return (
    <ul className="lexicon-findings">
      {findings.slice(0, SHOWN).map(({ key, severity, kind, passage, message }) => (
        <li key={key}>
          <Tag color={colours[severity]}>{say(`severity.${severity}`)}</Tag>
          {say('rescan.in_place', { place: say(`place.${kind}`) })}
          <strong>{passage}</strong> {message}
        </li>
      ))}
      {findings.length > SHOWN && <li>{say('rescan.more', { count: findings.length - SHOWN })}</li>}
    </ul>
  );
}
