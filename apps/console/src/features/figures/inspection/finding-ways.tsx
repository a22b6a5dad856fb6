import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { useWords } from '@/ui';
import { EndExemption } from './end-exemption';
import { ExemptForm } from './exempt-form';
import { RuleForm } from './rule-form';
import { UpdateForm } from './update-form';
import type { Finding } from './use-board';

const isAboutUpdates = new Set(['account_stale', 'home_stale', 'column_stale', 'column_empty']);

/** What an item that would mend it begins with. */
function wishOf({ kind, organizationId, subjectId }: Finding): string {
  return new URLSearchParams({
    organizationId,
    ...(kind === 'column' && { columnId: subjectId }),
  }).toString();
}

/** What can be done about one finding: publish, tell that it was published elsewhere, or let it be for a while. */
export function FindingWays({ finding }: { finding: Finding }) {
  const say = useWords('figures');
  const can = useCan();
  const path = useUnitPath()(finding.organizationId);
  const [form, open] = useState<'exempt' | 'update' | 'rule' | null>(null);
  const { exemption, judged, rule, kind } = finding;
  const isPressing = judged === 'stale' || judged === 'warn' || judged === 'unknown';
  const mayRule = kind === 'column' && can('column.manage', path);
  if (!isPressing && !exemption && !mayRule)
    return <span className="figures-quiet">{say('inspection.nothing_to_do')}</span>;
  return (
    <div className="finding-ways">
      {isPressing && isAboutUpdates.has(rule) && can('content.write', path) && (
        <Link to={`/contents?new=1&${wishOf(finding)}`}>{say('inspection.write')}</Link>
      )}
      {isPressing && isAboutUpdates.has(rule) && can('figure.record', path) && (
        <Button type="link" size="small" onClick={() => open('update')}>
          {say('inspection.updated_elsewhere')}
        </Button>
      )}
      {isPressing && !exemption && can('inspection.manage', path) && (
        <Button type="link" size="small" onClick={() => open('exempt')}>
          {say('inspection.exempt')}
        </Button>
      )}
      {exemption && (
        <EndExemption id={exemption.id} organizationId={finding.organizationId} name={finding.name} />
      )}
      {mayRule && (
        <Button
          type="link"
          size="small"
          aria-label={say('inspection.change_rule_of', { name: finding.name })}
          onClick={() => open('rule')}
        >
          {say('inspection.change_rule')}
        </Button>
      )}
      {form === 'exempt' && <ExemptForm finding={finding} onClose={() => open(null)} />}
      {form === 'rule' && <RuleForm column={finding} onClose={() => open(null)} />}
      {form === 'update' && <UpdateForm finding={finding} onClose={() => open(null)} />}
    </div>
  );
}
