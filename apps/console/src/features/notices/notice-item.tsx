import { Button, Tag } from 'antd';
import { Link } from 'react-router-dom';
import { Moment, useTell, useWords } from '@/ui';
import { addressOf } from './address-of';
import { useReadNotice } from './use-notices';
import { useReachable } from './use-reachable';
import type { Notice } from './use-notices';

const colors = { info: 'default', warning: 'warning', urgent: 'error' } as const;

/** One notice: what happened, what would be right, and the way there. */
export function NoticeItem({ notice, onLeave }: { notice: Notice; onLeave?: () => void }) {
  const say = useWords('notices');
  const tell = useTell();
  const read = useReadNotice();
  const address = addressOf(notice, useReachable());
  const isNew = notice.readAt === null && notice.resolvedAt === null;
  const markRead = () => isNew && read.mutate(notice.id, { onError: (error) => tell.problem(error) });
  return (
    <article className={isNew ? 'notice is-new' : 'notice'}>
      <p className="notice-title">
        {notice.severity !== 'info' && <Tag color={colors[notice.severity]}>{say(notice.severity)}</Tag>}
        {address ? (
          <Link
            to={address}
            onClick={() => {
              markRead();
              onLeave?.();
            }}
          >
            {notice.title}
          </Link>
        ) : (
          notice.title
        )}
      </p>
      <p>{notice.body}</p>
      <p className="notice-foot">
        <Moment at={notice.createdAt} />
        {notice.resolvedAt && <span>{say('resolved')}</span>}
        {isNew && (
          <Button type="link" size="small" loading={read.isPending} onClick={markRead}>
            {say('read')}
          </Button>
        )}
      </p>
    </article>
  );
}
