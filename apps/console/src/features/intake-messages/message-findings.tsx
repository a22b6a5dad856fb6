import { Alert } from 'antd';
import { useWords } from '@/ui';
import type { Message } from './use-messages';

/** Why it waits, and what else one should know before one decides. */
export function MessageFindings({ findings }: { findings: Message['findings'] }) {
  const say = useWords('intake-messages');
  const groups = (['holds', 'tells'] as const).map((weight) => ({
    weight,
    of: findings.filter((finding) => finding.weight === weight),
  }));
  return groups
    .filter((group) => group.of.length > 0)
    .map(({ weight, of }) => (
      <Alert
        key={weight}
        type={weight === 'holds' ? 'warning' : 'info'}
        showIcon
        style={{ marginBottom: 16 }}
        title={say(weight)}
        description={
          <ul className="intake-files">
            {of.map(({ code, path, message, items }) => (
              <li key={`${code} ${path}`}>
                {message}
                {items.length > 0 && say('items', { items: items.join('、') })}
              </li>
            ))}
          </ul>
        }
      />
    ));
}
