import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '@/ui';

/** The small question mark beside a figure: what it counts, and where it came from. */
export function Meaning({ of, children }: { of: string; children: ReactNode }) {
  const say = useWords('figures');
  return (
    <Popover trigger="click" title={of} content={<div className="meaning">{children}</div>} destroyOnHidden>
      <Button
        type="text"
        size="small"
        className="meaning-button"
        icon={<QuestionCircleOutlined />}
        aria-label={say('meaning', { name: of })}
      />
    </Popover>
  );
}
