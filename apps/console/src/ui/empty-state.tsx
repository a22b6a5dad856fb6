import { Empty, Space } from 'antd';
import type { ReactNode } from 'react';

/** Nothing here: says what would be here, and what to do next. */
export function EmptyState({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text}>
      <Space wrap>{children}</Space>
    </Empty>
  );
}
