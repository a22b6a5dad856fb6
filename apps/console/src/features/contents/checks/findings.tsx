import { CloseCircleOutlined, InfoCircleOutlined, WarningOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';

type Finding = Shape<'FindingResponse'>;

const icons: Readonly<Record<Finding['severity'], ReactNode>> = {
  error: <CloseCircleOutlined />,
  warning: <WarningOutlined />,
  hint: <InfoCircleOutlined />,
};
const order = ['error', 'warning', 'hint'];

/** What platforms would refuse or spoil, the worst first. */
export function Findings({
  findings,
  nameOf,
}: {
  findings: readonly Finding[];
  nameOf?: (platform: string) => string;
}) {
  const say = useWords('contents');
  const sorted = findings.toSorted(
    (one, other) => order.indexOf(one.severity) - order.indexOf(other.severity),
  );
  return (
    <ul className="findings">
      {sorted.map((finding, index) => (
        <li key={index} className={`is-${finding.severity}`}>
          <span role="img" aria-label={say(`severity.${finding.severity}`)}>
            {icons[finding.severity]}
          </span>
          <div>
            {nameOf && finding.platform && <strong>{nameOf(finding.platform)}：</strong>}
            {finding.message}
            {finding.suggestion && <p className="finding-advice">{finding.suggestion}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
