import { Alert } from 'antd';
import { useWords } from '@/ui';
import type { Asset } from '../use-asset';

const explained = [
  'media_damaged',
  'image_too_many_pixels',
  'rendering_failed',
  'worker_died',
  'storage_unavailable',
];

/** Why a file could not be used, and what to do now. */
export function RejectedNotice({ asset: { state, rejection } }: { asset: Asset }) {
  const say = useWords('assets');
  if (state !== 'rejected') return null;
  const reason = explained.find((code) => code === rejection) ?? 'other';
  return (
    <Alert
      type="error"
      showIcon
      className="upload-unfinished"
      title={say(`rejection.${reason}`)}
      description={say('rejection.what_now')}
    />
  );
}
