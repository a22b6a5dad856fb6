import { Alert } from 'antd';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';

/** Lines that were not taken, and lines that somebody should look at, each with why. */
export function BoardFaults({ faults }: { faults: readonly Shape<'ReadingFaultResponse'>[] }) {
  const say = useWords('figures');
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  if (faults.length === 0) return null;
  return (
    <Alert
      type={errors > 0 ? 'warning' : 'info'}
      showIcon
      title={say('board.faults', { errors, hints: faults.length - errors })}
      description={
        <ul className="board-faults">
          {faults.map(({ line, message, code, text }) => (
            <li key={`${line} ${code}`}>
              {say('import.line_number', { number: line })} {message}
              {text && <span className="figures-quiet"> {text}</span>}
            </li>
          ))}
        </ul>
      }
    />
  );
}
