import { BellOutlined } from '@ant-design/icons';
import { Badge, Button, Popover } from 'antd';
import { useState } from 'react';
import { useWords } from '@/ui';
import { NewestNotices } from './newest-notices';
import { useUnreadNotices } from './use-notices';
import './notices.css';

/** How much is new, and the newest of it. */
export function NoticeBell() {
  const say = useWords('notices');
  const [isOpen, setOpen] = useState(false);
  const unread = useUnreadNotices();
  const count = unread.data?.items.length ?? 0;
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={<NewestNotices onLeave={() => setOpen(false)} />}
    >
      <Button
        type="text"
        aria-label={count > 0 ? say('bell_with', { count }) : say('bell')}
        aria-expanded={isOpen}
        icon={
          <Badge count={count} size="small" overflowCount={99}>
            <BellOutlined style={{ fontSize: 18 }} />
          </Badge>
        }
      />
    </Popover>
  );
}
