import { Alert } from 'antd';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';

/** Lines that were not taken, and lines that somebody should look at, each with why. */
export function BoardFaults({ faults }: { faults: readonly Shape<'ReadingFaultResponse'>[] }) {
  const say = useWords('figures');
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const hints = faults.length - errors;
  if (faults.length === 0) return null;
  return (
    <Alert
      type={errors > 0 ? 'warning' : 'info'}
      showIcon
      title={[
        errors > 0 && say('board.errors', { count: errors }),
        hints > 0 && say('board.hints', { count: hints }),
      ]
        .filter(Boolean)
        .join('，')}
      description={
        <ul className="board-faults">
          {faults.map(({ line, message, code }) => (
            <li key={`${line} ${code}`}>{message}</li>
          ))}
        </ul>
      }
    />
  );
}
