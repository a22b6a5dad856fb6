import { Button, Result } from 'antd';
import { Link } from 'react-router-dom';
import { ProblemNotice } from './problem-notice';
import { useProblemText } from './problem-text';
import { useWords } from './words';

const BEYOND_REACH: readonly unknown[] = [403, 404];

/** In place of a whole page. Asking again helps nobody to what is not there or not theirs: for them there is the way back. */
export function PageProblem({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const say = useWords('ui');
  const textOf = useProblemText();
  const { status } = error as { status?: unknown };
  if (!BEYOND_REACH.includes(status))
    return (
      <div className="page">
        <ProblemNotice error={error} onRetry={onRetry} />
      </div>
    );
  return (
    <Result
      status="404"
      title={say('missing.title')}
      subTitle={textOf(error)}
      extra={
        <Link to="/">
          <Button type="primary">{say('missing.home')}</Button>
        </Link>
      }
    />
  );
}
