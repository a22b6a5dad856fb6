import { Button } from 'antd';
import { useWords } from '@/ui';
import './upload.css';
import { UnfinishedUploads } from './unfinished-uploads';
import { uploadQueue } from './upload-queue';
import { UploadRow } from './upload-row';
import { useUploads } from './use-uploads';

/** Files on their way, and those that were left half-way before the page was loaded. */
export function UploadList({
  send,
  keys,
}: {
  /** Absent: what was left half-way is not gone on with here. */
  send?: (files: readonly File[], begunAt?: string) => unknown;
  /** Of these entries alone. */
  keys?: readonly string[];
}) {
  const say = useWords('assets');
  const entries = useUploads().filter(({ key }) => keys?.includes(key) ?? true);
  const ended = entries.filter(({ state }) => state === 'done' || state === 'refused');
  return (
    <>
      {send && <UnfinishedUploads entries={entries} send={send} />}
      {entries.length > 0 && (
        <section className="upload-list" aria-label={say('upload.title')}>
          <header>
            <h2>{say('upload.count', { done: ended.length, count: entries.length })}</h2>
            {ended.length > 0 && (
              <Button type="link" onClick={() => uploadQueue.dismiss(ended.map(({ key }) => key))}>
                {say('upload.clear')}
              </Button>
            )}
          </header>
          <ul>
            {entries.map((entry) => (
              <UploadRow key={entry.key} entry={entry} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
