import { ExclamationCircleFilled, RightOutlined } from '@ant-design/icons';
import { Skeleton } from 'antd';
import { Link } from 'react-router-dom';
import { EmptyState, ProblemNotice, useWords } from '@/ui';
import { useWaiting } from './use-waiting';

/** 等我办理 */
export function WaitingList() {
  const say = useWords('home');
  const { matters, isPending, problem, again } = useWaiting();
  return (
    <section aria-labelledby="waiting" className="home-card">
      <h2 id="waiting">{say('waiting')}</h2>
      {problem !== null && <ProblemNotice error={problem} onRetry={again} />}
      {matters.length > 0 && (
        <ul className="home-list">
          {matters.map(({ key, text, detail, to, isPressing }) => (
            <li key={key}>
              <Link to={to}>
                {isPressing && (
                  <ExclamationCircleFilled aria-label={say('pressing')} className="home-pressing" />
                )}
                <span className="home-matter">{text}</span>
                {detail && <span className="home-detail">{detail}</span>}
                <RightOutlined aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {isPending && <Skeleton active title={false} paragraph={{ rows: 3 }} />}
      {!isPending && matters.length === 0 && problem === null && <EmptyState text={say('nothing_waits')} />}
    </section>
  );
}
