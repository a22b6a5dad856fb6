import {
  CheckCircleOutlined,
  CloudSyncOutlined,
  DisconnectOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '@/ui';
import type { DraftView, SaveState } from '../draft/draft-keeper';

const icons: Readonly<Record<SaveState, ReactNode>> = {
  saved: <CheckCircleOutlined />,
  typing: <CloudSyncOutlined />,
  saving: <CloudSyncOutlined />,
  away: <DisconnectOutlined />,
  'signed-out': <WarningOutlined />,
  clash: <WarningOutlined />,
  locked: <WarningOutlined />,
  refused: <WarningOutlined />,
};
const troubles: ReadonlySet<SaveState> = new Set(['away', 'signed-out', 'clash', 'locked', 'refused']);

/** Whether what stands here is safe, always in sight. */
export function SaveNotice({ view, onSave }: { view: DraftView; onSave: () => void }) {
  const say = useWords('contents');
  const isTrouble = troubles.has(view.state);
  const text = say(`save.${view.state}`);
  const fault = Object.values(view.faults)[0] ?? view.message;
  return (
    <span className={isTrouble ? 'save-notice is-trouble' : 'save-notice'}>
      <span role="status">
        {icons[view.state]} {text}
        {fault && <>：{fault}</>}
        {isTrouble &&
          view.state !== 'refused' &&
          say(view.isKeptHere ? 'save.kept_here' : 'save.not_kept_here')}
      </span>
      {(view.state === 'away' || view.state === 'refused') && (
        <Button size="small" onClick={onSave}>
          {say('save.again')}
        </Button>
      )}
    </span>
  );
}
