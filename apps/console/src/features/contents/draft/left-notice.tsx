import { Alert, Button, Space } from 'antd';
import { momentText, useWords } from '@/ui';
import { usePathName } from '../details/use-path-name';
import type { DraftKeeper, DraftView } from './draft-keeper';

/** What an earlier page did not get saved is offered again. */
export function LeftNotice({ keeper, view }: { keeper: DraftKeeper; view: DraftView }) {
  const say = useWords('contents');
  const pathName = usePathName();
  const { left } = view;
  if (!left) return null;
  const names = [...new Set(Object.keys(left.typed).map(pathName))];
  return (
    <Alert
      type="info"
      showIcon
      title={say('left.title', { at: momentText(new Date(left.keptAt)) })}
      description={say('left.text', { what: names.join('、') })}
      action={
        <Space wrap>
          <Button type="primary" onClick={() => keeper.takeUp()}>
            {say('left.take_up')}
          </Button>
          <Button onClick={() => keeper.leaveBehind()}>{say('left.leave')}</Button>
        </Space>
      }
    />
  );
}
