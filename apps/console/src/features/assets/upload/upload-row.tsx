import { CaretRightOutlined, CloseOutlined, PauseOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { Link } from 'react-router-dom';
import { useWords } from '@/ui';
import { bytesText } from '../asset-facts';
import { uploadQueue } from './upload-queue';
import type { UploadEntry } from './upload-queue';

/** One file on its way: how far it is, and what can be done about it. */
export function UploadRow({ entry }: { entry: UploadEntry }) {
  const say = useWords('assets');
  const { key, fileName, bytes, sent, state, problem, assetId } = entry;
  const percent =
    state === 'done' || state === 'judging' ? 100 : Math.floor((sent / Math.max(bytes, 1)) * 100);
  const isOpen = state === 'waiting' || state === 'sending' || state === 'paused' || state === 'lost';
  return (
    <li className="upload-row">
      <div className="upload-row-words">
        {assetId ? <Link to={`/library/${assetId}`}>{fileName}</Link> : <strong>{fileName}</strong>}
        <span className={state === 'refused' ? 'upload-row-refused' : 'upload-row-state'} role="status">
          {state === 'refused'
            ? problem || say('upload.refused_unsaid')
            : say(`upload.state.${state}`, { sent: bytesText(sent), bytes: bytesText(bytes) })}
        </span>
      </div>
      <Progress
        percent={percent}
        size="small"
        showInfo={isOpen}
        status={progressOf(state)}
        aria-label={say('upload.progress_of', { name: fileName })}
      />
      <div className="upload-row-actions">
        {(state === 'sending' || state === 'waiting') && (
          <Button
            type="text"
            icon={<PauseOutlined />}
            aria-label={say('upload.pause', { name: fileName })}
            onClick={() => uploadQueue.pause(key)}
          />
        )}
        {(state === 'paused' || state === 'lost') && (
          <Button
            type="text"
            icon={<CaretRightOutlined />}
            aria-label={say('upload.resume', { name: fileName })}
            onClick={() => uploadQueue.resume(key)}
          />
        )}
        {state !== 'judging' && (
          <Button
            type="text"
            icon={<CloseOutlined />}
            aria-label={say(isOpen ? 'upload.cancel' : 'upload.dismiss', { name: fileName })}
            onClick={() => (isOpen ? uploadQueue.cancel(key) : uploadQueue.dismiss([key]))}
          />
        )}
      </div>
    </li>
  );
}

function progressOf(state: UploadEntry['state']) {
  if (state === 'refused') return 'exception' as const;
  if (state === 'done') return 'success' as const;
  return state === 'sending' || state === 'judging' ? ('active' as const) : ('normal' as const);
}
