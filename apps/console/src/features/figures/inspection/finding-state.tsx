import { Tag } from 'antd';
import { useWords } from '@/ui';
import { Meaning } from '../parts/meaning';
import type { Finding } from './use-board';

const colours: Record<string, string> = { stale: 'red', warn: 'orange', exempt: 'blue', ok: 'green' };

/** The rule, whether it is kept, and where it is from. */
export function FindingState({ finding }: { finding: Finding }) {
  const say = useWords('figures');
  const { state, ruleWords, source, staleAfterDays, warnAfterDays, count, exemption } = finding;
  return (
    <div className="finding-state">
      <Tag color={colours[state] ?? 'default'}>{say(`inspection.state.${state}`)}</Tag>
      <span>
        {ruleWords}
        {count !== null && count > 0 && <b> {say('inspection.count', { count })}</b>}
        <Meaning of={ruleWords}>
          <p>{say('source', { text: source })}</p>
          {staleAfterDays !== null && warnAfterDays !== null && (
            <p>{say('inspection.limits', { stale: staleAfterDays, warn: warnAfterDays })}</p>
          )}
        </Meaning>
        {exemption && (
          <div className="figures-quiet">
            {say('inspection.exempt_until', { until: exemption.until, reason: exemption.reason })}
          </div>
        )}
      </span>
    </div>
  );
}
